using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view of every step-th index of a dimension from start up to, and without, end; both may count from the end.</summary>
    /// <derivative>grad at those indices, zeros elsewhere</derivative>
    [Operator("Tensor.slice")]
    [Sample("real(2, 7), 1, 1, -1, 2")]
    public static Tensor Slice(this Tensor input, long dim = 0, long? start = null, long? end = null, long step = 1) =>
        Operators.Slice.Of(input.Shape, dim, start, end, step).Apply(input);
}

internal sealed class Slice(int dim, long start, long length, long step) : View
{
    /// <summary>Reads the arguments; places past an end mean that end.</summary>
    public static Slice Of(Shape shape, long dim, long? start, long? end, long step)
    {
        if (shape.Rank == 0)
        {
            throw GradException.Argument("slice() cannot be applied to a 0-dim tensor.");
        }

        if (step <= 0)
        {
            throw GradException.Argument("slice step must be positive");
        }

        int at = shape.Dimension(dim);
        long size = shape[at];
        long first = Bounded(start ?? 0, 0), last = Bounded(end ?? size, first);
        return new Slice(at, first, last == first ? 0 : ((last - first - 1) / step) + 1, step);

        long Bounded(long place, long lowest) => Math.Clamp(place < 0 ? place + size : place, lowest, size);
    }

    public override Tensor? Gradient(int input, in Pullback at) => new Placed(this, at.InputSpec(0).Shape).Apply(at.Grad);

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input)
    {
        long[] sizes = input.Shape.ToArray(), strides = input.Strides.ToArray();
        long offset = input.Offset + (start * strides[dim]);
        sizes[dim] = length;

        // The stride of a dimension of one element is never walked; the product could overflow there.
        strides[dim] *= length > 1 ? step : 1;
        return (Shape.Of(sizes), strides, offset);
    }
}
