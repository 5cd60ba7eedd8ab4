using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The group normalization of (N, C, …) with HxW elements in each channel; also the mean and 1 / √(variance + eps) of each group.</summary>
    /// <derivative>that of group_norm; also of the statistics</derivative>
    [Operator("native_group_norm", TakesOut = false)]
    [Sample("real(2, 4, 3), real(4), real(4), 2, 4, 3, 2, 0.1")]
    public static (Tensor Output, Tensor Mean, Tensor Rstd) NativeGroupNorm(
        this Tensor input, Tensor? weight, Tensor? bias, long n, long c, long hxW, long group, double eps)
    {
        if (n < 0 || c < 0 || hxW < 0 || group <= 0 || c % group != 0 || Bounds.Product(Bounds.Product(n, c), hxW) != input.Count)
        {
            throw GradException.Shape($"Expected {n} * {c} * {hxW} elements in {group} groups of channels, but got input of shape {input.Shape}");
        }

        Tensor output = input.Reshape(n, c, hxW).GroupNorm(group, weight, bias, eps).Reshape(input.Shape.ToArray());
        (_, Tensor mean, Tensor rstd) = Standardized.Over(input.Reshape(n, group, c / group * hxW), [2], eps);
        Tensor[] results = new[] { output, mean.Reshape(n, group).To(input.DType), rstd.Reshape(n, group).To(input.DType) }
            .AsNode("NativeGroupNormBackward0", input, weight, bias);
        return (results[0], results[1], results[2]);
    }
}
