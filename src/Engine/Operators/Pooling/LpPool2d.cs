using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The p-norms of windows that slide over tensors ([batch,] channels, height, width); the sums of the powers below zero count as zero.</summary>
    /// <derivative>the chain rule through powers and sums</derivative>
    [Operator("nn.functional.lp_pool2d")]
    [Sample("positive(1, 1, 4, 5), 3.0, [2, 3], stride=1")]
    public static Tensor LpPool2d(this Tensor input, double normType, long[] kernelSize, long[]? stride = null, bool ceilMode = false) =>
        Rooted(input.Pow(normType).AvgPool2d(kernelSize, stride, ceilMode: ceilMode), kernelSize[0] * kernelSize[^1], normType);

    // The sign times the rectified modulus: PyTorch's way, which keeps a slope of zero at zero.
    private static Tensor Rooted(Tensor mean, long window, double normType) => normType != 0
        ? mean.Sign().Mul(mean.Abs().Relu()).Mul(window).Pow(1 / normType)
        : throw GradException.Argument("float division by zero", "ZeroDivisionError");
}
