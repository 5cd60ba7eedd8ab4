using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x / max(‖x‖, eps), the p-norm along a dimension.</summary>
    /// <derivative>that of the quotient; of x / eps where the norm is less than eps</derivative>
    [Operator("nn.functional.normalize")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), p=3, dim=0")]
    public static Tensor Normalize(Tensor input, double p = 2, long[]? dim = null, double eps = 1e-12) =>
        input / input.Norm(p, dim ?? [1], keepdim: true).ClampMin(eps);
}
