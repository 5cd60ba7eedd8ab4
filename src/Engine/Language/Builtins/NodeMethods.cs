using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>The methods of graph nodes, and of the contexts that are nodes.</summary>
[MethodsOf("Node")]
internal static class NodeMethods
{
    public static string Name(object? self) => self is ContextValue context ? context.Class.Name : NodeAttributes.NodeOf(self).Name;

    public static object? RegisterHook(object? self, object? hook)
    {
        GraphTrace.Refuse("registers a hook");
        Interpreter interpreter = Interpreter.Current;
        return new HandleValue(NodeAttributes.NodeOf(self).RegisterHook(
            (inputs, outputs) => interpreter.CallBack(() => Gradients(Interpreter.Call(hook, Tuple(inputs), Tuple(outputs)))), NameOf(hook)));
    }

    public static object? RegisterPrehook(object? self, object? hook)
    {
        GraphTrace.Refuse("registers a hook");
        Interpreter interpreter = Interpreter.Current;
        return new HandleValue(NodeAttributes.NodeOf(self).RegisterPrehook(
            outputs => interpreter.CallBack(() => Gradients(Interpreter.Call(hook, Tuple(outputs)))), NameOf(hook)));
    }

    /// <summary>The name of a function that is a hook, for the errors that it causes.</summary>
    public static string NameOf(object? hook) => Attributes.TryGet(hook, "__name__", out object? name) && name is string text ? text : "<unknown>";

    private static TupleValue Tuple(Tensor?[] gradients) => new([.. gradients]);

    private static Tensor?[]? Gradients(object? result) => result switch
    {
        null => null,
        TupleValue tuple => [.. tuple.Select(item => item is null or Tensor ? item as Tensor
            : throw Raise.TypeError($"expected Variable, but hook returned '{Types.NameOf(item)}'"))],
        _ => throw Raise.TypeError($"expected tuple, but hook returned '{Types.NameOf(result)}'"),
    };
}
