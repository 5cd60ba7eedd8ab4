using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The elements in row-major order, in one dimension: a view where that is possible.</summary>
    /// <derivative>grad, reshaped to the input's shape</derivative>
    [Operator("ravel", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor Ravel(this Tensor input) => input.Contiguous().View(-1);
}
