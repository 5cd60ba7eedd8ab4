using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view in which one dimension is laid out as several; -1 stands for the size that is left over.</summary>
    /// <derivative>grad, reshaped to the input's shape</derivative>
    [Operator("unflatten", TakesOut = false)]
    [Sample("real(2, 6), 1, [3, -1]")]
    public static Tensor Unflatten(this Tensor input, long dim, long[] sizes)
    {
        int at = input.Shape.Dimension(dim);
        if (sizes.Length == 0)
        {
            throw GradException.Argument("unflatten: sizes must be non-empty");
        }

        if (input.Rank == 0)
        {
            throw GradException.Shape("unflatten: the input tensor has no dimensions");
        }

        ReadOnlySpan<long> old = input.Shape.Sizes;
        long free = Array.IndexOf(sizes, -1L);
        long[] filled = [.. sizes];
        if (free >= 0 && Known(sizes) is > 0 and var known)
        {
            filled[free] = old[at] / known;
        }

        return Array.Exists(filled, static size => size < 0) || Shape.Of(filled).Count != old[at]
            ? throw GradException.Shape(
                $"unflatten: Provided sizes {Shape.Format(sizes)} don't multiply up to the size of dim {at} ({old[at]}) in the input tensor")
            : input.View([.. old[..at], .. filled, .. old[(at + 1)..]]);

        static long Known(long[] sizes) => Shape.Of([.. sizes.Where(static size => size != -1)]).Count;
    }
}
