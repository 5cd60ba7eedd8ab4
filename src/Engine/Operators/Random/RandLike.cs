using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Random numbers, uniform in [0, 1), with the shape and, unless one is given, the dtype of a tensor.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("rand_like", TakesOut = false)]
    [Sample("index(9, 2, 3), dtype=float64")]
    public static Tensor RandLike(this Tensor input, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Made(Draws.Uniform(DrawOrder.Like(input), dtype ?? input.DType, 0, 1), requiresGrad);
}
