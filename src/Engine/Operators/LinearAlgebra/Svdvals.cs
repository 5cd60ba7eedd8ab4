using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The singular values of matrices (…, m, n), greatest first.</summary>
    /// <derivative>U·diag(grad)·Vᴴ</derivative>
    [Operator("linalg.svdvals")]
    [Sample("real(3, 2)")]
    [Sample("real(2, 2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Svdvals(this Tensor a) => Operators.LinalgSvd.Of(a, full: false, NeedsVectors(a))[1];

    /// <summary>Whether a derivative of values may be asked for, which takes the vectors.</summary>
    private static bool NeedsVectors(Tensor a) => (a.RequiresGrad && GradMode.IsEnabled) || a.Tangents is not null;
}
