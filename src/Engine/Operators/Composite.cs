using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Composite operators that are one node in PyTorch's graphs.</summary>
internal static class Composite
{
    /// <summary>Gives a result one node as its history, in place of the nodes of the operators that it was computed with.</summary>
    /// <param name="result">The result.</param>
    /// <param name="name">PyTorch's name of the node: <c>MseLossBackward0</c>.</param>
    /// <param name="inputs">All tensors from which the result was computed.</param>
    public static Tensor AsNode(this Tensor result, string name, params ReadOnlySpan<Tensor?> inputs)
    {
        FoldedNode.Fold(name, new ReadOnlySpan<Tensor>(ref result), inputs);
        return result;
    }

    /// <summary>Gives several results one node as their history.</summary>
    /// <inheritdoc cref="AsNode(Tensor, string, ReadOnlySpan{Tensor?})"/>
    public static Tensor[] AsNode(this Tensor[] results, string name, params ReadOnlySpan<Tensor?> inputs)
    {
        FoldedNode.Fold(name, results, inputs);
        return results;
    }
}
