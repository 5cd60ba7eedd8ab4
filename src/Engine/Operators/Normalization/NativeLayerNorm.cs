using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The layer normalization, with the mean and 1 / √(variance + eps) of each row.</summary>
    /// <derivative>that of layer_norm; also of the statistics</derivative>
    [Operator("native_layer_norm")]
    [Sample("real(2, 3), [3], real(3), None, 0.00001")]
    public static (Tensor Output, Tensor Mean, Tensor Rstd) NativeLayerNorm(
        this Tensor input, long[] normalizedShape, Tensor? weight, Tensor? bias, double eps)
    {
        Standardized.CheckFloating("LayerNormKernelImpl", input);
        int count = normalizedShape.Length;
        if (count == 0)
        {
            throw GradException.Argument(
                "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []");
        }

        foreach (var (name, affine) in new[] { ("weight", weight), ("bias", bias) })
        {
            if (affine is not null && !affine.Shape.Sizes.SequenceEqual(normalizedShape))
            {
                throw GradException.Shape(
                    $"Expected {name} to be of same shape as normalized_shape, but got {name} of shape {affine.Shape} and normalized_shape = "
                    + Shape.Format(normalizedShape));
            }
        }

        if (input.Rank < count || !input.Shape.Sizes[^count..].SequenceEqual(normalizedShape))
        {
            throw GradException.Shape(
                $"Given normalized_shape={Shape.Format(normalizedShape)}, expected input with shape [*, {string.Join(", ", normalizedShape)}], but got input of "
                + $"size{input.Shape}");
        }

        (Tensor values, Tensor mean, Tensor rstd) = Standardized.Over(input, [.. Enumerable.Range(1, count).Select(i => -(long)i)], eps);
        return (Standardized.Scaled(values, weight, bias, input.DType), mean.To(input.DType), rstd.To(input.DType));
    }
}
