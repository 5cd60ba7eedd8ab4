using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Normalizes each channel of each image of (batch, channels, …) by itself, or by running statistics.</summary>
    /// <derivative>that of a layer normalization of each channel</derivative>
    [Operator("nn.functional.instance_norm")]
    [Sample("real(2, 3, 4), None, None, real(3), real(3)")]
    public static Tensor InstanceNorm(
        this Tensor input, Tensor? runningMean = null, Tensor? runningVar = null, Tensor? weight = null, Tensor? bias = null, bool useInputStats = true,
        double momentum = 0.1, double eps = 1e-5)
    {
        if (!useInputStats)
        {
            return input.BatchNorm(runningMean, runningVar, weight, bias, false, momentum, eps);
        }

        Standardized.CheckFloating("instance_norm", input);
        if (input.Rank < 3 || input.Count == input.Shape[0] * input.Shape[1])
        {
            throw GradException.Argument(
                $"Expected more than 1 spatial element when training, got input size torch.Size({input.Shape})", "ValueError");
        }

        foreach (var (name, vector) in new[] { ("running_mean", runningMean), ("running_var", runningVar), ("weight", weight), ("bias", bias) })
        {
            Standardized.CheckChannels(name, vector, input.Shape[1]);
        }

        (Tensor values, Tensor mean, Tensor rstd) = Standardized.Over(
            input, [.. Enumerable.Range(2, input.Rank - 2).Select(i => (long)i)], eps);
        double count = (double)input.Count / Math.Max(1, input.Shape[0] * input.Shape[1]);
        Standardized.Average(runningMean, mean.Mean([0]), momentum);
        Standardized.Average(runningVar, rstd.Detach().Mul(rstd.Detach()).Reciprocal().Sub(eps).Mul(count / (count - 1)).Mean([0]), momentum);
        return Standardized.Scaled(values, Standardized.PerChannel(weight, input.Rank), Standardized.PerChannel(bias, input.Rank), input.DType)
            .AsNode("NativeBatchNormBackward0", input, weight, bias).View(input.Shape.ToArray());
    }
}
