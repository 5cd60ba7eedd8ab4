using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The conjugate transpose of a matrix, <c>x.H</c>; of a real matrix a view.</summary>
    /// <derivative>conj(grad), transposed</derivative>
    [Operator("Tensor.H")]
    [Sample("complex(2, 3)")]
    [Sample("real(2, 3)")]
    public static Tensor MatrixH(this Tensor input) => input.Rank switch
    {
        0 => input.Conj(),
        2 => input.Transpose(0, 1).Conj(),
        _ => throw GradException.Shape($"tensor.H is only supported on matrices (2-D tensors). Got {input.Rank}-D tensor. For batches of matrices, consider using tensor.mH"),
    };
}
