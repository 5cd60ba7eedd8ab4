using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Zeros with the shape of a tensor and, unless one is given, its dtype.</summary>
    [Operator("zeros_like", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor ZerosLike(this Tensor input, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(input.Shape.ToArray(), 0, dtype ?? input.DType, requiresGrad, input);
}
