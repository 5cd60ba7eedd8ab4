using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view with any sizes, strides and offset, in elements, over the input's memory.</summary>
    /// <derivative>grad, added into the places that the view shows</derivative>
    [Operator("as_strided")]
    [Sample("real(4, 3), [2, 3], [3, 1], storage_offset=2")]
    public static Tensor AsStrided(this Tensor input, long[] size, long[] stride, long? storageOffset = null) =>
        new AsStrided(size, stride, storageOffset ?? input.Offset, input.Strides, input.Offset).Apply(input);

    /// <summary><see cref="AsStrided"/> in place: the tensor itself gets the other geometry.</summary>
    public static Tensor AsStrided_(this Tensor input, long[] size, long[] stride, long? storageOffset = null) =>
        input.Reframe(self => self.AsStrided(size, stride, storageOffset));
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
    public static Node HistoryOf(Tensor view, Tensor owner) =>
        OperatorNode.Record(
            new AsStrided(view.Shape.ToArray(), view.StrideArray(), view.Offset, owner.Strides, owner.Offset), [owner], [view], GradMode.Current);

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

        Shape shape = Shape.Of(size);
        long available = input.Storage.Length / input.DType.Size();
        if (offset < 0 || (shape.Count > 0 && last >= available))
        {
            throw GradException.Shape(
                $"setStorage: sizes {shape}, strides {Shape.Format(stride)}, storage offset {offset}, and itemsize {input.DType.Size()} requiring a "
                + $"storage size of {(last + 1) * input.DType.Size()} are out of bounds for storage of size {input.Storage.Length}");
        }

        return (shape, stride, offset);
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        TensorSpec spec = at.InputSpec(0);
        // The memory behind the input, as far as input and view reach, takes the gradient; the input then reads its own part of it.
        long start = Math.Min(offset, inputOffset);
        long end = Math.Max(End(size, stride, offset), End(spec.Shape.Sizes, inputStrides, inputOffset));
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
