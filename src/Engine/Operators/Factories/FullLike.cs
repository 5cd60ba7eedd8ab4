using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>One value with the shape of a tensor and, unless one is given, its dtype.</summary>
    [Operator("full_like", TakesOut = false)]
    [Sample("real(2, 3), 1.5")]
    public static Tensor FullLike(this Tensor input, Scalar fillValue, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(input.Shape.ToArray(), fillValue, dtype ?? input.DType, requiresGrad, input);
}
