using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Ones with the shape of a tensor and, unless one is given, its dtype.</summary>
    [Operator("ones_like", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor OnesLike(this Tensor input, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(input.Shape.ToArray(), 1, dtype ?? input.DType, requiresGrad, input);
}
