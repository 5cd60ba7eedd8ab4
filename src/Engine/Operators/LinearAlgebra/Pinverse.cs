using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>linalg.pinv with <paramref name="rcond"/> as rtol.</summary>
    /// <derivative>that of linalg.pinv</derivative>
    [Operator("pinverse", TakesOut = false)]
    [Sample("real(3, 2)")]
    public static Tensor Pinverse(this Tensor input, double rcond = 1e-15) => input.Pinv(atol: null, rtol: rcond);
}
