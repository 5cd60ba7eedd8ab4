using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Numpy;

/// <summary>A <c>numpy.random.RandomState</c>: random numbers of its own, with the functions of <c>numpy.random</c> for methods.</summary>
internal sealed class RandomStateValue(LegacyRandom numbers) : ObjectValue
{
    public static ClassValue Type { get; } = Define();

    public override ClassValue Class => Type;

    public LegacyRandom Numbers { get; set; } = numbers;

    private static ClassValue Define()
    {
        ClassValue type = ClassValue.Native("RandomState", [Types.Object], static (_, arguments) => Make(arguments), "numpy.random.mtrand", isFinal: true);
        foreach (NativeFunction function in NativeFunction.Of(typeof(RandomModule)))
        {
            type.Members[function.Name] = new Method(function);
        }

        return type;
    }

    private static RandomStateValue Make(CallArguments arguments)
    {
        object? seed = arguments.Positional.Length > 0 ? arguments.Positional[0] : arguments.Keywords.FirstOrDefault(static pair => pair.Key == "seed").Value;
        return new RandomStateValue(RandomModule.Seeded(seed));
    }

    // The function, with these numbers in the place of the program's.
    private sealed class Method(NativeFunction function) : Callable
    {
        public override ClassValue Class => Types.BuiltinFunction;

        public override string Name => function.Name;

        public override bool IsMethod => true;

        public override object? Call(in CallArguments arguments)
        {
            var self = arguments.Positional is [RandomStateValue state, ..] ? state : throw Raise.TypeError($"{Name}() needs a RandomState");
            Interpreter interpreter = Interpreter.Current;
            LegacyRandom usual = interpreter.ArrayRandom;
            interpreter.ArrayRandom = self.Numbers;
            try
            {
                return function.Call(new CallArguments(arguments.Positional[1..], arguments.Keywords));
            }
            finally
            {
                (self.Numbers, interpreter.ArrayRandom) = (interpreter.ArrayRandom, usual);
            }
        }
    }
}
