using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using GradService.Autograd;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>The attributes of graph nodes, <c>grad_fn</c>.</summary>
internal static class NodeAttributes
{
    private const string Saved = "_saved_";

    private static readonly ConcurrentDictionary<string, ClassValue> Classes = new(StringComparer.Ordinal);

    private static readonly ConditionalWeakTable<Node, DictValue> Metadata = new();

    /// <summary>A node's class has its name: <c>MulBackward0</c>.</summary>
    public static ClassValue ClassOf(Node node) =>
        Classes.GetOrAdd(node.Name[(node.Name.LastIndexOf(':') + 1)..], static name => ClassValue.Native(name, Types.Node));

    /// <summary>A node as a program sees it: that of its own function is the context of it.</summary>
    public static object? ValueOf(Node? node) => node is FunctionNode { Function: ScriptFunction function } ? function.Context : node;

    /// <summary>The node that a value stands for.</summary>
    public static Node NodeOf(object? value) => value switch
    {
        Node node => node,
        ContextValue { Node: { } node } => node,
        ContextValue => throw GradException.Argument("the function was applied where nothing is recorded: it has no node"),
        _ => throw Raise.TypeError($"expected a node, but got '{Types.NameOf(value)}'"),
    };

    public static bool TryGet(Node node, string name, out object? found)
    {
        switch (name)
        {
            case "next_functions":
                found = NextFunctions(node);
                return true;
            case "metadata":
                found = Metadata.GetValue(node, static _ => new DictValue());
                return true;
            case "variable" when node is AccumulateGrad leaf:
                found = leaf.Variable;
                return true;
            default:
                found = null;
                return name.StartsWith(Saved, StringComparison.Ordinal) && SavedValues.TryGet(node, name[Saved.Length..], out found) && Seen(ref found);
        }
    }

    private static TupleValue NextFunctions(Node node) =>
        new([.. node.NextFunctions.Select(static edge => new TupleValue([ValueOf(edge.Node), (long)edge.Index]))]);

    // An operator may keep what is no value of the language: to a program it has no such attribute.
    private static bool Seen(ref object? value)
    {
        value = value switch
        {
            Shape shape => new TupleValue([.. shape.ToArray()]),
            long[] sizes => new TupleValue([.. sizes]),
            Tensor?[] tensors => new TupleValue([.. tensors]),
            _ => NativeFunction.Plain(value),
        };
        return value is null or bool or long or double or string or Tensor or DType or TupleValue or Complex;
    }
}
