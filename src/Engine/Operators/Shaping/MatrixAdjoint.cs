using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The conjugate transpose of the last two dimensions, <c>x.mH</c>; of a real tensor a view.</summary>
    /// <derivative>conj(grad), with its last two dimensions exchanged</derivative>
    [Operator("Tensor.mH")]
    [Sample("complex(2, 3, 4)")]
    public static Tensor MatrixAdjoint(this Tensor input) => input.Rank == 1
        ? throw GradException.Shape("tensor.mH is only supported on matrices or batches of matrices. Got 1-D tensor.")
        : input.Adjoint();
}
