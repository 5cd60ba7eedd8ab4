using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The conjugate transpose of the last two dimensions; of a real tensor a view.</summary>
    /// <derivative>conj(grad), with its last two dimensions exchanged</derivative>
    [Operator("adjoint", TakesOut = false)]
    [Sample("complex(2, 3, 4)")]
    [Sample("real(3, 4)")]
    public static Tensor Adjoint(this Tensor input) => input.Rank switch
    {
        0 => input.Conj(),
        1 => throw GradException.Shape("tensor.adjoint() is only supported on matrices or batches of matrices. Got 1-D tensor."),
        _ => input.Transpose(-2, -1).Conj(),
    };
}
