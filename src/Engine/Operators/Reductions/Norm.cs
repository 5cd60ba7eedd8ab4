using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The p-norm of the elements over some dimensions, or over all, as vectors; Frobenius' unless p is given.</summary>
    /// <derivative>that of linalg.vector_norm</derivative>
    [Operator("norm")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), 3, dim=1, keepdim=True")]
    public static Tensor Norm(this Tensor input, Scalar? p = null, long[]? dim = null, bool keepdim = false, [KeywordOnly] DType? dtype = null)
    {
        DType target = dtype ?? input.DType;
        if (!target.IsDifferentiable())
        {
            throw GradException.Type($"norm(): input dtype should be either floating point or complex. Got {target.ScalarTypeName()} instead.");
        }

        return Normed(input.To(target), p?.ToDouble() ?? 2, dim ?? [], keepdim, "NormBackward1");
    }

    /// <summary>Frobenius' norm, <c>"fro"</c>: the root of the sum of squares; or the nuclear one of matrices, <c>"nuc"</c>: the sum of singular values.</summary>
    /// <derivative>"fro": grad · input / result, 0 where that is 0; "nuc": grad · the unitary factor of the polar decomposition</derivative>
    [Operator("norm")]
    [Sample("real(2, 3), \"nuc\"")]
    [Sample("real(2, 3), \"fro\"")]
    [Sample("real(2, 3), \"fro\", dim=[0, 1], keepdim=True")]
    public static Tensor Norm(this Tensor input, string p, long[]? dim = null, bool keepdim = false, [KeywordOnly] DType? dtype = null)
    {
        if (p == "nuc")
        {
            return dtype is null
                ? input.NuclearNorm(dim, keepdim)
                : throw GradException.Argument("dtype argument is not supported in nuclear norm", "ValueError");
        }

        if (p != "fro")
        {
            throw GradException.Argument($"only valid string values are 'fro' and 'nuc', found {p}");
        }

        return dim is { Length: > 2 }
            ? throw GradException.Argument($"Expected at most 2 dimensions, but got {dim.Length} dimensions instead.")
            : input.Norm((Scalar)2, dim, keepdim, dtype);
    }
}
