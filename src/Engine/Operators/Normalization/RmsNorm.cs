using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Divides by the root of the mean of the squares over the last dimensions, those of <paramref name="normalizedShape"/>; eps is added
    /// to the mean, by default the distance from 1 to the next number of the dtype.
    /// </summary>
    /// <derivative>with g = weight · grad and x̂ the result: (g − x̂ · mean(g · x̂)) / root; weight: grad · x̂</derivative>
    [Operator("nn.functional.rms_norm", "rms_norm")]
    [Sample("real(2, 3), [3], real(3)")]
    [Sample("real(2, 2, 3), [2, 3], eps=0.1")]
    public static Tensor RmsNorm(this Tensor input, long[] normalizedShape, Tensor? weight = null, double? eps = null)
    {
        Standardized.CheckFloating("rms_norm", input);
        Standardized.CheckNormalizedShape(input, normalizedShape, ("weight", weight));
        double added = eps ?? Math.Pow(2, input.DType switch
        {
            DType.Float64 => -52,
            DType.Float32 => -23,
            DType.Float16 => -10,
            _ => -7,
        });
        Tensor wide = input.To(input.DType.Compute());
        long[] dims = [.. Enumerable.Range(1, normalizedShape.Length).Select(i => -(long)i)];
        Tensor values = wide.Mul(wide.Mul(wide).Mean(dims, keepdim: true).Add(added).Rsqrt());
        return Standardized.Scaled(values, weight, null, input.DType).To(input.DType);
    }
}
