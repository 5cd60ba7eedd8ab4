using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Condition numbers of matrices: the norm of A times that of its inverse, inf for singular ones. For 2, the default, and −2 it is the
    /// quotient of the greatest and the least singular value, or the other way round, of matrices of any shape.
    /// </summary>
    /// <derivative>that of the composition</derivative>
    [Operator("linalg.cond")]
    [Sample("real(3, 2)")]
    [Sample("spd(2, 2, 2), -2")]
    [Sample("spd(3), 1")]
    [Sample("complex(2, 2), -inf")]
    public static Tensor Cond(this Tensor input, Scalar? p = null)
    {
        double order = p?.ToDouble() ?? 2;
        if (Math.Abs(order) is not (1 or 2 or double.PositiveInfinity))
        {
            throw GradException.Argument($"linalg.cond got an invalid norm type: {p}");
        }

        CheckCond(input);
        if (input.Count == 0)
        {
            return Zeros(input.Shape.Sizes[..^2].ToArray(), input.DType.ToReal());
        }

        if (Math.Abs(order) != 2)
        {
            return CondOfInverse(input, p.ToString()!, matrices => matrices.MatrixNorm(p!.Value));
        }

        Tensor values = input.Svdvals(), first = values.Select(-1, 0), last = values.Select(-1, -1);
        return order > 0 ? first.Div(last) : last.Div(first);
    }

    /// <summary>Condition numbers by the norms <c>"fro"</c> and <c>"nuc"</c>.</summary>
    /// <derivative>that of the composition</derivative>
    [Operator("linalg.cond")]
    [Sample("spd(3), \"fro\"")]
    [Sample("spd(2), \"nuc\"")]
    public static Tensor Cond(this Tensor input, string p)
    {
        if (p is not ("fro" or "nuc"))
        {
            throw GradException.Argument($"linalg.cond got an invalid norm type: {p}");
        }

        CheckCond(input);
        if (input.Count == 0)
        {
            return Zeros(input.Shape.Sizes[..^2].ToArray(), input.DType.ToReal());
        }

        SquareRule.CheckShape($"linalg.cond(ord={p})", input);
        if (p == "fro")
        {
            return CondOfInverse(input, p, matrices => matrices.MatrixNorm(p));
        }

        Tensor values = input.Svdvals();
        return values.Sum([-1]).Mul(values.Reciprocal().Sum([-1]));
    }

    private static void CheckCond(Tensor input)
    {
        if (input.Rank < 2)
        {
            throw GradException.Shape("linalg.cond: The input tensor must have at least 2 dimensions.");
        }
    }

    private static Tensor CondOfInverse(Tensor input, string order, Func<Tensor, Tensor> norm)
    {
        SquareRule.Check($"linalg.cond(ord={order})", input);
        (Tensor inverse, Tensor zeros) = input.InvEx();
        Tensor singular = zeros.Ne(0);
        Tensor product = norm(input).Mul(norm(inverse.MaskedFill(singular.Unsqueeze(-1).Unsqueeze(-1), double.PositiveInfinity)));
        return product.NanToNum(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity);
    }
}
