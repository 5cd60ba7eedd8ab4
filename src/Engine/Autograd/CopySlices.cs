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
    private readonly long[]? order = owner.IsDense ? MemoryOrder(owner) : null;
    private readonly (long[] Size, long[] Stride, VmapLevel[] Levels) shown = Geometry(view, owner);
    private readonly Shape shape = owner.Shape;
    private readonly long[] strides = owner.StrideArray();
    private readonly long offset = view.Offset - owner.Offset;

    public override string Name => "torch::autograd::CopySlices";

    internal override Tensor?[] Apply(Tensor?[] gradients, BackwardPass pass)
    {
        if (gradients[0] is not { } gradient)
        {
            return [null, null];
        }

        var (inside, outside) = order is null ? Scattered(gradient, shown.Size, shown.Stride) : Dense(gradient, order, shown.Size, shown.Stride);
        foreach (VmapLevel level in shown.Levels)
        {
            inside = new EnterBatch(0, level).Apply(inside);
        }

        return [outside, inside];
    }

    // The view's strides step through the base's memory: the gradient is laid out the same way first.
    private (Tensor Inside, Tensor Outside) Dense(Tensor gradient, long[] order, long[] size, long[] stride)
    {
        Tensor whole = gradient.Permute(order).Contiguous();
        Tensor outside = whole.AsStridedScatter(Torch.Zeros(size, whole.DType), size, stride, offset).Permute(Inverse(order));
        return (whole.AsStrided(size, stride, whole.Offset + offset), outside);
    }

    // Where the base leaves gaps in memory, as the samples of a batch may, so does its gradient.
    private (Tensor Inside, Tensor Outside) Scattered(Tensor gradient, long[] size, long[] stride)
    {
        Tensor places = AsStrided.Positions(shape.Sizes, strides, 0), written = AsStrided.Positions(size, stride, offset);
        long extent = places.Count == 0 ? 0 : places.ToInt64s().Max() + 1;
        Tensor memory = Torch.Zeros([extent], gradient.DType).Put(places, gradient.Reshape(shape.Count));
        Tensor rest = memory.Put(written, Torch.Zeros([written.Count], gradient.DType));
        return (memory.Take(written).Reshape(size), rest.Take(places).Reshape(shape.ToArray()));
    }

    private static (long[] Size, long[] Stride, VmapLevel[] Levels) Geometry(Tensor view, Tensor owner)
    {
        var (outside, levels) = view.Outside(owner);
        return (outside.Shape.ToArray(), outside.StrideArray(), levels);
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
