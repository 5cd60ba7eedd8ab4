using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input / (k + alpha · mean of the squares of <paramref name="size"/> neighbouring channels)^beta, for (batch, channels, …).</summary>
    /// <derivative>the quotient rule</derivative>
    [Operator("nn.functional.local_response_norm")]
    [Sample("real(1, 4, 3), 2, alpha=0.3")]
    [Sample("real(2, 3, 2, 2), 3, alpha=0.3, beta=0.5, k=2")]
    public static Tensor LocalResponseNorm(this Tensor input, long size, double alpha = 1e-4, double beta = 0.75, double k = 1)
    {
        if (input.Rank < 3)
        {
            throw GradException.Argument($"Expected 3D or higher dimensionality input (got {input.Rank} dimensions)", "ValueError");
        }

        if (input.Count == 0)
        {
            return input;
        }

        if (size is < 1 or > int.MaxValue / 2)
        {
            throw GradException.Argument($"kernel size should be greater than zero, but got {size}");
        }

        // Padding by hand: half a window before and the rest after, which counts as zeros.
        long images = input.Shape[0], channels = input.Shape[1];
        Tensor squares = input.Mul(input).Reshape(images, 1, channels, -1).Pad([0, 0, size / 2, (size - 1) / 2]);
        Tensor mean = squares.AvgPool2d([size, 1], stride: [1]).Reshape(input.Shape.ToArray());
        return input.Div(mean.Mul(alpha).Add(k).Pow(beta));
    }
}
