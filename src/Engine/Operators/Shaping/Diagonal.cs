using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view of a diagonal of the matrices in two dimensions, which becomes the last dimension; offset &gt; 0 lies above the main one.</summary>
    /// <derivative>grad on that diagonal, zeros elsewhere</derivative>
    [Operator("diagonal", TakesOut = false)]
    [Sample("real(3, 4)")]
    [Sample("real(3, 2, 4), offset=-1, dim1=0, dim2=2")]
    public static Tensor Diagonal(this Tensor input, long offset = 0, long dim1 = 0, long dim2 = 1) =>
        Operators.Diagonal.Of(input.Shape, offset, dim1, dim2).Apply(input);
}

internal sealed class Diagonal(long offset, int dim1, int dim2) : View
{
    /// <summary>Reads the arguments.</summary>
    public static Diagonal Of(Shape shape, long offset, long dim1, long dim2)
    {
        int first = shape.Dimension(dim1), second = shape.Dimension(dim2);
        return first != second
            ? new Diagonal(offset, first, second)
            : throw GradException.Argument($"diagonal dimensions cannot be identical {dim1}, {dim2}");
    }

    public override Tensor? Gradient(int input, in Pullback at) => new Placed(this, at.InputSpec(0).Shape).Apply(at.Grad);

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input)
    {
        long rows = input.Shape[dim1], columns = input.Shape[dim2];

        // Past the matrix, in either direction, no diagonal has an element.
        long shift = Math.Clamp(offset, -rows, columns);
        long length = Math.Max(0, shift >= 0 ? Math.Min(rows, columns - shift) : Math.Min(rows + shift, columns));
        long start = length == 0 ? 0 : shift >= 0 ? shift * input.Strides[dim2] : -shift * input.Strides[dim1];
        int[] kept = [.. Enumerable.Range(0, input.Rank).Where(i => i != dim1 && i != dim2)];
        return (
            Shape.Of([.. kept.Select(i => input.Shape[i]), length]),
            [.. kept.Select(i => input.Strides[i]), input.Strides[dim1] + input.Strides[dim2]],
            input.Offset + start);
    }
}
