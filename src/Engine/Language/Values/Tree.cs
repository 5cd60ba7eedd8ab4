using GradService.Tensors;

namespace GradService.Language.Values;

/// <summary>How values are nested in tuples, lists and dicts, PyTorch's pytree: what is no such container is a leaf.</summary>
internal sealed class Tree
{
    private readonly object? container;
    private readonly Tree[] branches;

    private Tree(object? container, Tree[] branches)
    {
        this.container = container;
        this.branches = branches;
    }

    /// <summary>Takes a value apart: its leaves, from the left to the right, are added to a list.</summary>
    public static Tree Of(object? value, List<object?> leaves)
    {
        switch (value)
        {
            case SequenceValue sequence:
                return new Tree(value, [.. sequence.Select(item => Of(item, leaves))]);
            case DictValue dict:
                return new Tree(value, [.. dict.Values.Select(item => Of(item, leaves))]);
            default:
                leaves.Add(value);
                return new Tree(null, []);
        }
    }

    /// <summary>Takes a value apart whose leaves are tensors.</summary>
    /// <param name="value">The value.</param>
    /// <param name="tree">How they are nested.</param>
    /// <param name="refuse">The error for any other leaf.</param>
    public static Tensor[] Tensors(object? value, out Tree tree, Func<object?, Exception> refuse)
    {
        var leaves = new List<object?>();
        tree = Of(value, leaves);
        return [.. leaves.Select(leaf => leaf as Tensor ?? throw refuse(leaf))];
    }

    /// <summary>The same containers with other leaves.</summary>
    public object? With(IEnumerable<object?> leaves)
    {
        using IEnumerator<object?> rest = leaves.GetEnumerator();
        return Build(rest);
    }

    private object? Build(IEnumerator<object?> leaves)
    {
        switch (container)
        {
            case null:
                leaves.MoveNext();
                return leaves.Current;
            case DictValue dict:
                var built = new DictValue(dict.Class);
                foreach (var (key, branch) in dict.Keys.Zip(branches))
                {
                    built[key] = branch.Build(leaves);
                }

                return built;
            default:
                object?[] items = [.. branches.Select(branch => branch.Build(leaves))];
                var sequence = (SequenceValue)container;
                return sequence is ListValue ? new ListValue([.. items], sequence.Class) : new TupleValue(items, sequence.Class);
        }
    }
}
