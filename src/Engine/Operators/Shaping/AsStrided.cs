using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view with any sizes, strides and offset, in elements, over the input's memory.</summary>
    /// <derivative>grad, added into the places that the view shows</derivative>
    [Operator("as_strided", TakesOut = false)]
    [Sample("real(4, 3), [2, 3], [3, 1], storage_offset=2")]
    public static Tensor AsStrided(this Tensor input, long[] size, long[] stride, long? storageOffset = null) =>
        new AsStrided(size, stride, storageOffset ?? input.Offset, input.Strides, input.Offset).Apply(input);

    /// <summary><see cref="AsStrided(Tensor, long[], long[], long?)"/> in place.</summary>
    public static Tensor AsStrided_(this Tensor input, long[] size, long[] stride, long? storageOffset = null) =>
        input.Become(self => self.AsStrided(size, stride, storageOffset));
}

internal sealed class AsStrided : View
{
    private readonly long[] size;
    private readonly long[] stride;
    private readonly long offset;
    private readonly long[] inputStrides;
    private readonly long inputOffset;

    public AsStrided(long[] size, long[] stride, long offset, ReadOnlySpan<long> inputStrides, long inputOffset)
    {
        this.size = size;
        this.stride = stride;
        this.offset = offset;
        this.inputStrides = inputStrides.ToArray();
        this.inputOffset = inputOffset;
        if (size.Length != stride.Length)
        {
            throw GradException.Argument("mismatch in length of strides and shape");
        }
    }

    /// <summary>The history of a view whose base was modified in place: a strided view of the base as it is now.</summary>
    public static Node HistoryOf(Tensor view, Tensor owner)
    {
        GradMode mode = GradMode.Current;
        (Tensor outside, VmapLevel[] levels) = view.Outside(owner);
        var strided = new AsStrided(outside.Shape.ToArray(), outside.StrideArray(), outside.Offset, owner.Strides, owner.Offset);
        Node node = OperatorNode.Record(strided, [owner], [outside], mode);
        foreach (VmapLevel level in levels)
        {
            outside = outside.Alias();
            outside.SetHistory(node, 0);
            Tensor inside = outside.Entering(0, level.Level);
            node = OperatorNode.Record(new EnterBatch(0, level), [outside], [inside], mode);
            outside = inside;
        }

        return node;
    }

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input)
    {
        Int128 last = offset;
        for (int i = 0; i < size.Length; i++)
        {
            if (stride[i] < 0)
            {
                throw GradException.Argument("as_strided: Negative strides are not supported at the moment, got strides: " + Shape.Format(stride));
            }

            last += (Int128)(Math.Max(size[i], 1) - 1) * stride[i];
        }

        foreach (BatchDimension dimension in input.Batch is { } samples ? samples.Dimensions : default)
        {
            last += (Int128)(Math.Max(dimension.Size, 1) - 1) * dimension.Stride;
        }

        Shape shape = Shape.Of(size);
        long available = input.MemoryLength / input.DType.Size();
        if (offset < 0 || (shape.Count > 0 && last >= available))
        {
            throw GradException.Shape(
                $"setStorage: sizes {shape}, strides {Shape.Format(stride)}, storage offset {offset}, and itemsize {input.DType.Size()} requiring a "
                + $"storage size of {(last + 1) * input.DType.Size()} are out of bounds for storage of size {input.MemoryLength}");
        }

        return (shape, stride, offset);
    }

    /// <summary>The view of a memory that holds the tangent where the input's holds the input: the tangent may lie otherwise in its own.</summary>
    public override Tensor? Tangent(int output, in Pushforward at)
    {
        Tensor tangent = at.TangentOf(0)!;
        var (start, end) = Extent(tangent.Shape);
        Tensor memory = Torch.Zeros([end - start], tangent.DType);
        Tensor filled = memory.Put(Positions(tangent.Shape.Sizes, inputStrides, inputOffset - start), tangent.Reshape(tangent.Count));
        return filled.Take(Positions(size, stride, offset - start)).Reshape(size);
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        TensorSpec spec = at.InputSpec(0);
        // The memory behind the input, as far as input and view reach, takes the gradient; the input then reads its own part of it.
        var (start, end) = Extent(spec.Shape);
        Tensor memory = Torch.Zeros([end - start], at.Grad.DType);
        Tensor filled = memory.Put(Positions(size, stride, offset - start), at.Grad.Reshape(-1), accumulate: true);
        return filled.Take(Positions(spec.Shape.Sizes, inputStrides, inputOffset - start)).Reshape(spec.Shape.ToArray());
    }

    /// <summary>The place in memory of each element, in row-major order.</summary>
    internal static Tensor Positions(ReadOnlySpan<long> size, ReadOnlySpan<long> stride, long offset)
    {
        Tensor positions = Tensor.Empty(Shape.Of(Shape.Of(size).Count), DType.Int64);
        Span<long> values = positions.Elements<long>();
        var index = new long[size.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = offset;
            for (int d = size.Length - 1; d >= 0; d--)
            {
                offset += stride[d];
                if (++index[d] < size[d])
                {
                    break;
                }

                offset -= index[d] * stride[d];
                index[d] = 0;
            }
        }

        return positions;
    }

    private (long Start, long End) Extent(Shape input) =>
        (Math.Min(offset, inputOffset), Math.Max(End(size, stride, offset), End(input.Sizes, inputStrides, inputOffset)));

    private static long End(ReadOnlySpan<long> size, ReadOnlySpan<long> stride, long offset)
    {
        long last = offset;
        for (int i = 0; i < size.Length; i++)
        {
            last += (Math.Max(size[i], 1) - 1) * stride[i];
        }

        return last + 1;
    }
}
