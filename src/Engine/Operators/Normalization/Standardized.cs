using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What the normalization layers have in common.</summary>
internal static class Standardized
{
    /// <summary>
    /// (input - mean) · rstd over some dimensions, rstd = 1 / √(variance + eps), the variance not corrected; all three, of float16 and bfloat16 in
    /// float32.
    /// </summary>
    public static (Tensor Values, Tensor Mean, Tensor Rstd) Over(Tensor input, long[] dims, double eps)
    {
        input = input.To(input.DType.Wide());
        Tensor mean = input.Mean(dims, keepdim: true);
        Tensor centred = input.Sub(mean);
        Tensor rstd = centred.Mul(centred).Mean(dims, keepdim: true).Add(eps).Rsqrt();
        return (centred.Mul(rstd), mean, rstd);
    }

    /// <summary>values · weight + bias, each left out where it is null; rounded once to the dtype of the input where that is float16 or bfloat16.</summary>
    public static Tensor Scaled(Tensor values, Tensor? weight, Tensor? bias, DType type)
    {
        Tensor scaled = weight is null ? values : values.Mul(weight);
        Tensor shifted = bias is null ? scaled : scaled.Add(bias);
        return type == type.Wide() ? shifted : shifted.To(type);
    }

    /// <summary>A vector of channels as it broadcasts against (batch, channels, …).</summary>
    public static Tensor? PerChannel(Tensor? channels, int rank)
    {
        long[] shape = [.. Enumerable.Repeat(1L, rank)];
        shape[1] = -1;
        return channels?.Reshape(shape);
    }

    /// <summary>Checks a vector that must have a number for each channel.</summary>
    public static void CheckChannels(string name, Tensor? vector, long channels)
    {
        if (vector is not null && vector.Count != channels)
        {
            throw GradException.Shape($"{name} should contain {channels} elements not {vector.Count}");
        }
    }

    /// <summary>running ← (1 - momentum) · running + momentum · now, without history.</summary>
    public static void Average(Tensor? running, Tensor now, double momentum)
    {
        if (running is not null)
        {
            using var unrecorded = GradMode.NoGrad();
            running.Update(self => self.Mul(1 - momentum).Add(now.Detach().Reshape(running.Shape.ToArray()).Mul(momentum)));
        }
    }

    /// <summary>Checks that the last dimensions are those of a shape, and that what scales and shifts them has it too.</summary>
    public static void CheckNormalizedShape(Tensor input, long[] normalizedShape, params ReadOnlySpan<(string Name, Tensor? Affine)> affines)
    {
        int count = normalizedShape.Length;
        if (count == 0)
        {
            throw GradException.Argument(
                "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []");
        }

        foreach (var (name, affine) in affines)
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
    }

    /// <summary>Only numbers with fractions can be normalized.</summary>
    public static void CheckFloating(string op, Tensor input)
    {
        if (!input.DType.IsFloatingPoint())
        {
            throw GradException.NotImplementedFor(op, input.DType);
        }
    }
}
