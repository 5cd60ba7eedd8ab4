using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The factors of P·L·U = A in one matrix (…, m, n), the rows exchanged, and the 1-based place of the first zero on U's diagonal or 0.</summary>
    /// <derivative>P·L⁻ᴴ·(tril(Lᴴ·gradL, -1) + triu(gradU·Uᴴ))·U⁻ᴴ for square A; else that of the two triangular systems too</derivative>
    [Operator("linalg.lu_factor_ex")]
    [Sample("spd(3)")]
    [Sample("distinct(2, 2, 3)")]
    [Sample("distinct(3, 2)")]
    public static (Tensor Lu, Tensor Pivots, Tensor Info) LuFactorEx(this Tensor a, [KeywordOnly] bool pivot = true, [KeywordOnly] bool checkErrors = false) =>
        Factored("linalg.lu_factor_ex", a, pivot, checkErrors);

    /// <summary>The factorization, PyTorch's way of failing included.</summary>
    private static (Tensor Lu, Tensor Pivots, Tensor Info) Factored(string op, Tensor a, bool pivot, bool fails)
    {
        if (a.Rank < 2)
        {
            throw GradException.Shape($"{op}: The input tensor A must have at least 2 dimensions.");
        }

        if (!a.DType.IsDifferentiable())
        {
            throw GradException.Type($"{op}: Expected a floating point or complex tensor as input. Got {a.DType.ScalarTypeName()}");
        }

        if (!pivot)
        {
            throw GradException.Argument($"{op}: LU without pivoting is not implemented on the CPU");
        }

        Tensor[] results = new LinalgLuFactor(op, fails).ApplyAll(a);
        return (results[0], results[1], results[2]);
    }
}
