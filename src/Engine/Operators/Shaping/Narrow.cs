using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view of the indices start to start + length of a dimension.</summary>
    /// <derivative>grad at those indices, zeros elsewhere</derivative>
    [Operator("narrow", TakesOut = false)]
    [Sample("real(2, 5), 1, 1, 3")]
    public static Tensor Narrow(this Tensor input, long dim, long start, long length)
    {
        if (input.Rank == 0)
        {
            throw GradException.Argument("narrow() cannot be applied to a 0-dim tensor.");
        }

        if (length < 0)
        {
            throw GradException.Argument("narrow(): length must be non-negative.");
        }

        int at = input.Shape.Dimension(dim);
        long size = input.Shape[at];
        if (start < -size || start > size)
        {
            throw GradException.Argument($"Dimension out of range (expected to be in range of [{-size}, {size - 1}], but got {start})", "IndexError");
        }

        long first = start < 0 ? start + size : start;
        return first <= size - length
            ? new Slice(at, first, length, 1).Apply(input)
            : throw GradException.Argument($"start ({first}) + length ({length}) exceeds dimension size ({size}).");
    }
}
