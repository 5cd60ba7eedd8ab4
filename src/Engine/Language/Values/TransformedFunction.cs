using GradService.Language.Runtime;

namespace GradService.Language.Values;

/// <summary>A function of one value that a transform made.</summary>
internal sealed class TransformedFunction(string name, Func<object?, object?> call) : Callable
{
    public override ClassValue Class => Types.BuiltinFunction;

    public override string Name => name;

    public override object? Call(in CallArguments arguments) => arguments.Positional.Length == 1 && arguments.Keywords.All(static pair => pair.Key is "retain_graph" or "create_graph")
        ? call(arguments.Positional[0])
        : throw Raise.TypeError($"{name}() takes exactly one argument ({arguments.Positional.Length} given)");
}
