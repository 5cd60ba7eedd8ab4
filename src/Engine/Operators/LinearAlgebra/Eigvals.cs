using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The complex eigenvalues of square matrices (…, n, n), in no certain order.</summary>
    /// <derivative>V⁻ᴴ·diag(grad)·Vᴴ</derivative>
    [Operator("linalg.eigvals")]
    [Sample("real(3, 3)")]
    [Sample("complex(2, 2, 2)")]
    public static Tensor Eigvals(this Tensor a) => Operators.LinalgEig.Of("linalg.eigvals", a, NeedsVectors(a))[0];
}
