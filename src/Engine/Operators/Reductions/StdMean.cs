using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary><c>std</c> and the mean of all elements.</summary>
    /// <derivative>the sum of both derivatives</derivative>
    [Operator("std_mean", TakesOut = false)]
    [Sample("real(2, 3), False")]
    public static (Tensor, Tensor) StdMean(this Tensor input, bool unbiased) => Both(input, input.Std(unbiased), input.Mean(), "StdMeanBackward0");

    /// <summary><c>std</c> and the mean over some dimensions; none means all.</summary>
    /// <derivative>the sum of both derivatives</derivative>
    [Operator("std_mean", TakesOut = false)]
    [Sample("real(2, 3), [1], False, True")]
    public static (Tensor, Tensor) StdMean(this Tensor input, long[]? dim, bool unbiased, bool keepdim = false) =>
        Both(input, input.Std(dim, unbiased, keepdim), input.Mean(dim, keepdim), "StdMeanBackward0");

    /// <summary><c>std</c> and the mean over some dimensions, or over all; correction is 1 unless given.</summary>
    /// <derivative>the sum of both derivatives</derivative>
    [Operator("std_mean", TakesOut = false)]
    [Sample("real(2, 3)")]
    [Sample("complex(4, 3), dim=[0], correction=2, keepdim=True")]
    public static (Tensor, Tensor) StdMean(
        this Tensor input, long[]? dim = null, [KeywordOnly] long? correction = null, [KeywordOnly] bool keepdim = false) =>
        Both(input, input.Std(dim, correction, keepdim), input.Mean(dim, keepdim), "StdMeanBackward0");
}
