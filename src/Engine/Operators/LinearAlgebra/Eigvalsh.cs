using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The eigenvalues of Hermitian matrices (…, n, n), of which one triangle is read, in ascending order.</summary>
    /// <derivative>V·diag(grad)·Vᴴ</derivative>
    [Operator("linalg.eigvalsh")]
    [Sample("spd(3)", Hermitian = true)]
    [Sample("spd(2, 3, 3), \"U\"", Hermitian = true)]
    public static Tensor Eigvalsh(this Tensor a, string uplo = "L") => Operators.LinalgEigh.Of(a, uplo, NeedsVectors(a))[0];
}
