using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// The history of a tensor one of whose views was modified in place. The gradient inside the view goes to the operation that wrote it
/// (and through that, where it depends on it, to the view's old value); the gradient outside passes on to the tensor's former history.
/// </summary>
/// <param name="history">Where the base's gradient went before.</param>
/// <param name="owner">The tensor that the view is a view of.</param>
/// <param name="view">The view, for its shape, strides and offset.</param>
/// <param name="written">Where the gradient of what was written goes.</param>
internal sealed class CopySlices(Edge history, Tensor owner, Tensor view, Edge written) : Node([history, written], owner.Spec)
{
    private readonly long[] order = MemoryOrder(owner);
    private readonly long[] size = view.Shape.ToArray();
    private readonly long[] stride = view.StrideArray();
    private readonly long offset = view.Offset - owner.Offset;

    public override string Name => "torch::autograd::CopySlices";

    internal override Tensor?[] Apply(Tensor?[] gradients, BackwardPass pass)
    {
        if (gradients[0] is not { } gradient)
        {
            return [null, null];
        }

        // The view's strides step through the base's memory: the gradient is laid out the same way first.
        Tensor whole = gradient.Permute(order).Contiguous();
        Tensor inside = whole.AsStrided(size, stride, offset);
        Tensor outside = whole.AsStridedScatter(Torch.Zeros(size, whole.DType), size, stride, offset).Permute(Inverse(order));
        return [outside, inside];
    }

    private static long[] MemoryOrder(Tensor tensor)
    {
        var order = new long[tensor.Rank];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        long[] strides = tensor.StrideArray();
        return tensor.IsContiguous ? order : [.. order.OrderByDescending(i => strides[i])];
    }

    private static long[] Inverse(long[] order)
    {
        var inverse = new long[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            inverse[order[i]] = i;
        }

        return inverse;
    }
}
