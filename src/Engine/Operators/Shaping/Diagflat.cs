using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The matrix with the elements on a diagonal, in row-major order, and zeros elsewhere.</summary>
    /// <derivative>that diagonal of grad, reshaped to the input's shape</derivative>
    [Operator("diagflat", TakesOut = false)]
    [Sample("real(2, 2), -1")]
    public static Tensor Diagflat(this Tensor input, long offset = 0) => input.Contiguous().View(-1).Diag(offset);
}
