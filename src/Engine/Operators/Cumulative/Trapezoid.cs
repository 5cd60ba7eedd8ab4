using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The integral along a dimension by the trapezoidal rule, over points of equal distance.</summary>
    /// <derivative>each weight of the rule times grad</derivative>
    [Operator("trapezoid", "trapz", TakesOut = false)]
    [Sample("real(2, 4)")]
    [Sample("real(3, 2), dx=0.5, dim=0")]
    public static Tensor Trapezoid(this Tensor y, [KeywordOnly] Scalar? dx = null, [KeywordOnly] long dim = -1)
    {
        long points = Points(y, dim);
        return points == 0
            ? y.Sum([dim]).ZerosLike()
            : y.Sum([dim]).Sub(y.Select(dim, 0).Add(y.Select(dim, -1)).Mul(0.5)).Mul(dx ?? 1);
    }

    /// <summary>The integral along a dimension by the trapezoidal rule, over points at x.</summary>
    /// <derivative>each weight of the rule times grad</derivative>
    [Operator("trapezoid", "trapz", TakesOut = false)]
    [Sample("real(2, 4), real(4)")]
    [Sample("real(3, 2), real(3, 2), dim=0")]
    public static Tensor Trapezoid(this Tensor y, Tensor x, [KeywordOnly] long dim = -1) =>
        Points(y, dim) == 0 ? y.Sum([dim]).ZerosLike() : Strips(y, x, dim).Sum([dim]).Div(2.0);

    /// <summary>Twice the areas between neighbouring points.</summary>
    private static Tensor Strips(Tensor y, Tensor x, long dim)
    {
        if (x.Rank == 0)
        {
            throw GradException.Shape("trapezoid: The `x` tensor must have at least one dimension, or be omitted");
        }

        if (x.Rank == 1 && y.Rank > 1)
        {
            // Points along one dimension serve all lines.
            long[] sizes = [.. Enumerable.Repeat(1L, y.Rank)];
            if (x.Count != Points(y, dim))
            {
                throw GradException.Shape("trapezoid: There must be one `x` value for each sample point");
            }

            sizes[y.Shape.Dimension(dim)] = x.Count;
            x = x.View(sizes);
        }
        else if (Points(x, dim) != Points(y, dim) && (x.Rank == y.Rank || x.Rank == 1))
        {
            throw GradException.Shape("trapezoid: There must be one `x` value for each sample point");
        }

        long strips = Points(x, dim) - 1;
        return x.Narrow(dim, 1, Math.Max(strips, 0)).Sub(x.Narrow(dim, 0, Math.Max(strips, 0))).Mul(Heights(y, dim));
    }

    private static Tensor Heights(Tensor y, long dim)
    {
        long strips = Math.Max(Points(y, dim) - 1, 0);
        return y.Narrow(dim, Math.Min(1, Points(y, dim)), strips).Add(y.Narrow(dim, 0, strips));
    }

    private static long Points(Tensor y, long dim) =>
        y.Rank == 0
            ? throw GradException.Argument($"Dimension specified as {dim} but tensor has no dimensions", "IndexError")
            : y.Shape[y.Shape.Dimension(dim)];
}
