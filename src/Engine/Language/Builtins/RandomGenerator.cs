using System.Numerics;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>A <c>torch.Generator</c>: random numbers of its own, or those of the evaluation that runs.</summary>
internal sealed class RandomGenerator(RandomNumbers? own) : ObjectValue
{
    // PyTorch's seed of generators that nobody seeded.
    private const ulong StandardSeed = 67280421310721;

    private RandomNumbers? own = own;

    public static ClassValue Type { get; } = Types.Add("Generator", Make, module: "torch._C", isFinal: true);

    /// <summary>The evaluation's own generator.</summary>
    public static RandomGenerator Default { get; } = new(null);

    public override ClassValue Class => Type;

    public RandomNumbers Numbers
    {
        get => own ?? Evaluation.Random;
        set
        {
            if (own is null)
            {
                GraphTrace.Refuse("seeds the generator");
                Evaluation.Random = value;
            }
            else
            {
                own = value;
            }
        }
    }

    /// <summary>Does something with these random numbers in the place of the evaluation's.</summary>
    public T Draw<T>(Func<T> action)
    {
        RandomNumbers usual = Evaluation.Random;
        Evaluation.Random = Numbers;
        try
        {
            return action();
        }
        finally
        {
            Evaluation.Random = usual;
        }
    }

    private static RandomGenerator Make(ClassValue type, CallArguments arguments)
    {
        object? device = arguments.Positional.Length > 0 ? arguments.Positional[0] : arguments.Keywords.FirstOrDefault(static pair => pair.Key == "device").Value;
        return device is null || DeviceValue.Read(device) is { Kind: "cpu" }
            ? new RandomGenerator(new RandomNumbers(StandardSeed))
            : throw GradException.Argument($"Device type {DeviceValue.Read(device).Kind.ToUpperInvariant()} is not supported for torch.Generator() api.");
    }
}

/// <summary>The methods of generators, which are functions of <c>torch</c> for the evaluation's own.</summary>
[MethodsOf("Generator")]
internal static class RandomGeneratorMethods
{
    [Getter]
    public static object? Device(RandomGenerator self) => DeviceValue.Cpu;

    public static object? ManualSeed(RandomGenerator self, object? seed)
    {
        self.Numbers = new RandomNumbers(Read(seed));
        return self;
    }

    public static object? Seed(RandomGenerator self)
    {
        ulong seed = (ulong)Random.Shared.NextInt64(1L << 53);
        self.Numbers = new RandomNumbers(seed);
        return InitialSeed(self);
    }

    public static object? InitialSeed(RandomGenerator self) => Numbers.Shrink(self.Numbers.Seed);

    public static object? GetState(RandomGenerator self) => Tensor.From<byte>(self.Numbers.ToState(), DType.UInt8, Shape.Of(RandomNumbers.StateBytes));

    public static object? SetState(RandomGenerator self, object? newState)
    {
        self.Numbers = newState is Tensor { DType: DType.UInt8 } state ? RandomNumbers.FromState(state.ToBytes())
            : throw Raise.TypeError("RNG state must be a torch.ByteTensor");
        return self;
    }

    // Negative seeds are those of the same 64 bits.
    private static ulong Read(object? seed)
    {
        var number = seed switch
        {
            long integer => integer,
            BigInteger big => big,
            _ => Runtime.Numbers.ToBig(Constructors.Int(Types.Int, CallArguments.Of(seed))!),
        };
        return number >= long.MinValue && number <= ulong.MaxValue ? (ulong)(number & ulong.MaxValue) : throw GradException.Argument("Overflow when unpacking long");
    }
}

/// <summary><c>torch.random</c>, the functions of which are <c>torch</c>'s too.</summary>
[Module("torch.random")]
internal static class RandomFunctions
{
    [Named("default_generator")]
    public static object? DefaultGenerator => RandomGenerator.Default;

    public static object? ManualSeed(object? seed) => RandomGeneratorMethods.ManualSeed(RandomGenerator.Default, seed);

    public static object? Seed() => RandomGeneratorMethods.Seed(RandomGenerator.Default);

    public static object? InitialSeed() => RandomGeneratorMethods.InitialSeed(RandomGenerator.Default);

    public static object? GetRngState() => RandomGeneratorMethods.GetState(RandomGenerator.Default);

    public static void SetRngState(object? newState) => RandomGeneratorMethods.SetState(RandomGenerator.Default, newState);
}
