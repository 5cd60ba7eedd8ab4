using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The layer normalization, with the mean and 1 / √(variance + eps) of each row.</summary>
    /// <derivative>that of layer_norm; also of the statistics</derivative>
    [Operator("native_layer_norm", TakesOut = false)]
    [Sample("real(2, 3), [3], real(3), None, 0.00001")]
    public static (Tensor Output, Tensor Mean, Tensor Rstd) NativeLayerNorm(
        this Tensor input, long[] normalizedShape, Tensor? weight, Tensor? bias, double eps)
    {
        Standardized.CheckFloating("LayerNormKernelImpl", input);
        Standardized.CheckNormalizedShape(input, normalizedShape, ("weight", weight), ("bias", bias));
        (Tensor values, Tensor mean, Tensor rstd) = Standardized.Over(input, [.. Enumerable.Range(1, normalizedShape.Length).Select(i => -(long)i)], eps);
        Tensor output = Standardized.Scaled(values, weight, bias, input.DType).AsNode("NativeLayerNormBackward0", input, weight, bias);
        return (output, mean.To(input.DType), rstd.To(input.DType));
    }
}
