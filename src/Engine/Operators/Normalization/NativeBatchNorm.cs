using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The batch normalization of (batch, channels, …), with the mean and 1 / √(variance + eps) of each channel where they were computed.</summary>
    /// <derivative>that of batch_norm; also of the statistics</derivative>
    [Operator("native_batch_norm")]
    [Sample("real(4, 2, 3), real(2), real(2), None, None, True, 0.1, 0.00001")]
    public static (Tensor Output, Tensor SaveMean, Tensor SaveInvstd) NativeBatchNorm(
        this Tensor input, Tensor? weight, Tensor? bias, Tensor? runningMean, Tensor? runningVar, bool training, double momentum, double eps)
    {
        Standardized.CheckFloating("batch_norm", input);
        Tensor none = Zeros([0], input.DType);
        if (input.Rank < 2)
        {
            return input.Count == 0 ? (input.Clone(), none, none) : throw GradException.Shape(
                $"batch_norm(): expected at least 2 dimensions, but got input of size {input.Shape}");
        }

        long channels = input.Shape[1];
        foreach (var (name, vector) in new[] { ("running_mean", runningMean), ("running_var", runningVar), ("weight", weight), ("bias", bias) })
        {
            Standardized.CheckChannels(name, vector, channels);
        }

        Tensor? scale = Standardized.PerChannel(weight, input.Rank), shift = Standardized.PerChannel(bias, input.Rank);
        if (!training)
        {
            if (runningMean is null || runningVar is null)
            {
                throw GradException.Argument("Expected running_mean and running_var to be defined when training=False");
            }

            DType wide = input.DType.Wide();
            Tensor centred = input.To(wide).Sub(Standardized.PerChannel(runningMean.Detach(), input.Rank)!);
            Tensor factor = Standardized.PerChannel(runningVar.Detach().To(runningVar.DType.Wide()).Add(eps).Rsqrt(), input.Rank)!;
            return (Standardized.Scaled(centred.Mul(factor), scale, shift, input.DType).AsNode("NativeBatchNormBackward0", input, weight, bias), none, none);
        }

        (Tensor values, Tensor mean, Tensor rstd) = Standardized.Over(
            input, [0, .. Enumerable.Range(2, input.Rank - 2).Select(i => (long)i)], eps);
        double count = (double)input.Count / Math.Max(channels, 1);
        Standardized.Average(runningMean, mean, momentum);
        Standardized.Average(runningVar, rstd.Detach().Mul(rstd.Detach()).Reciprocal().Sub(eps).Mul(count / (count - 1)), momentum);
        Tensor output = Standardized.Scaled(values, scale, shift, input.DType).AsNode("NativeBatchNormBackward0", input, weight, bias);
        return (output, mean.Reshape(channels).To(input.DType), rstd.Reshape(channels).To(input.DType));
    }
}
