using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Random integers below high, from 0, with the shape and, unless one is given, the dtype of a tensor.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("randint_like", TakesOut = false)]
    [Sample("index(9, 2, 3), 5")]
    public static Tensor RandintLike(this Tensor input, long high, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        input.RandintLike(0, high, dtype, requiresGrad);

    /// <summary>Random integers below high, from low, with the shape and, unless one is given, the dtype of a tensor.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("randint_like", TakesOut = false)]
    [Sample("index(9, 2, 3), -5, 5, dtype=float64")]
    public static Tensor RandintLike(
        this Tensor input, long low, long high, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Made(RandomIntegers.Between(DrawOrder.Like(input), dtype ?? input.DType, low, high), requiresGrad);
}
