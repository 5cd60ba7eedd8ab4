using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view of one index of a dimension, which it lacks.</summary>
    /// <derivative>grad at that index, zeros elsewhere</derivative>
    [Operator("select", TakesOut = false)]
    [Sample("real(2, 3, 4), 1, -1")]
    public static Tensor Select(this Tensor input, long dim, long index) => Operators.Select.Of(input.Shape, dim, index).Apply(input);
}

internal sealed class Select(int dim, long index) : View
{
    /// <summary>Reads the arguments; both may count from the end.</summary>
    public static Select Of(Shape shape, long dim, long index)
    {
        if (shape.Rank == 0)
        {
            throw GradException.Argument("select() cannot be applied to a 0-dim tensor.", "IndexError");
        }

        int at = shape.Dimension(dim);
        long size = shape[at];
        return index >= -size && index < size
            ? new Select(at, index < 0 ? index + size : index)
            : throw GradException.Argument($"select(): index {index} out of range for tensor of size {shape} at dimension {at}", "IndexError");
    }

    public override Tensor? Gradient(int input, in Pullback at) => new Placed(this, at.InputSpec(0).Shape).Apply(at.Grad);

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input)
    {
        ReadOnlySpan<long> sizes = input.Shape.Sizes, strides = input.Strides;
        return (
            Shape.Of([.. sizes[..dim], .. sizes[(dim + 1)..]]),
            [.. strides[..dim], .. strides[(dim + 1)..]],
            input.Offset + (index * strides[dim]));
    }
}
