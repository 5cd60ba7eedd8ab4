using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Normalizes the last dimensions, those of <paramref name="normalizedShape"/>, to mean 0 and variance 1.</summary>
    /// <derivative>with g = weight · grad: rstd · (g - mean(g) - x̂ · mean(g · x̂)); weight: grad · x̂; bias: grad</derivative>
    [Operator("nn.functional.layer_norm", "layer_norm", TakesOut = false)]
    [Sample("real(2, 3), [3], real(3), real(3)")]
    [Sample("real(2, 2, 3), [2, 3], eps=0.1")]
    public static Tensor LayerNorm(this Tensor input, long[] normalizedShape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
        input.NativeLayerNorm(normalizedShape, weight, bias, eps).Output;
}
