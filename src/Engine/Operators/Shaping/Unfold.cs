using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view of all windows of a size, step apart, along a dimension; the elements of a window become the last dimension.</summary>
    /// <derivative>grad, summed where windows overlap</derivative>
    [Operator("Tensor.unfold")]
    [Sample("real(7), 0, 3, 2")]
    [Sample("real(4, 3), 0, 2, 1")]
    public static Tensor Unfold(this Tensor input, long dimension, long size, long step)
    {
        int dim = input.Shape.Dimension(dimension);
        long length = input.Rank == 0 ? 1 : input.Shape[dim];
        if (size < 0)
        {
            throw GradException.Argument($"size is {size} but must be >= 0");
        }

        if (size > length)
        {
            throw GradException.Shape($"maximum size for tensor at dimension {dim} is {length} but size is {size}");
        }

        return step > 0 ? new Unfold(dim, size, step).Apply(input) : throw GradException.Argument($"step is {step} but must be > 0");
    }
}

internal sealed class Unfold(int dim, long size, long step) : View
{
    public override Tensor? Gradient(int input, in Pullback at) => Adjoint(at.Grad, at.InputSpec(0).Shape);

    /// <summary>The windows added up where they lie in a tensor of this shape.</summary>
    public Tensor Adjoint(Tensor windows, Shape shape)
    {
        (Shape sizes, long[] strides) = Windows(shape.Sizes, shape.Strides);
        Tensor positions = AsStrided.Positions(sizes.Sizes, strides, 0);
        return Torch.Zeros([shape.Count], windows.DType).Put(positions, windows.Reshape(-1), accumulate: true).Reshape(shape.ToArray());
    }

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input)
    {
        (Shape shape, long[] strides) = Windows(input.Shape.Sizes, input.Strides);
        return (shape, strides, input.Offset);
    }

    private (Shape Shape, long[] Strides) Windows(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides)
    {
        if (sizes.Length == 0)
        {
            return (Shape.Of(size), [1]);
        }

        long[] counts = [.. sizes, size], steps = [.. strides, strides[dim]];
        counts[dim] = ((sizes[dim] - size) / step) + 1;
        steps[dim] *= counts[dim] > 1 ? step : 1;
        return (Shape.Of(counts), steps);
    }
}
