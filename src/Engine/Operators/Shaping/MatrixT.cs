using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view with the last two dimensions exchanged, <c>x.mT</c>.</summary>
    /// <derivative>grad, with its last two dimensions exchanged</derivative>
    [Operator("Tensor.mT")]
    [Sample("real(2, 3, 4)")]
    public static Tensor MatrixT(this Tensor input) => input.Rank switch
    {
        0 => input,
        1 => throw GradException.Shape("tensor.mT is only supported on matrices or batches of matrices. Got 1-D tensor."),
        _ => input.Transpose(-2, -1),
    };
}
