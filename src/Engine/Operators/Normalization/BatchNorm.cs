using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Each channel of (batch, channels, …) normalized to mean 0 and variance 1, by the batch's statistics (which then enter the running ones) in
    /// training and by the running ones otherwise.
    /// </summary>
    /// <derivative>in training weight · rstd · (grad - mean(grad) - x̂ · mean(grad · x̂)), else weight · rstd · grad</derivative>
    [Operator("nn.functional.batch_norm")]
    [Sample("real(4, 2, 3), None, None, real(2), real(2), training=True")]
    [Sample("real(3, 2), None, None, training=True, eps=0.1")]
    public static Tensor BatchNorm(
        this Tensor input, Tensor? runningMean = null, Tensor? runningVar = null, Tensor? weight = null, Tensor? bias = null, bool training = false,
        double momentum = 0.1, double eps = 1e-5)
    {
        if (training && input.Rank > 0 && input.Count > 0 && input.Count == (input.Rank > 1 ? input.Shape[1] : 1))
        {
            throw GradException.Argument($"Expected more than 1 value per channel when training, got input size torch.Size({input.Shape})", "ValueError");
        }

        return input.NativeBatchNorm(weight, bias, runningMean, runningVar, training, momentum, eps).Output;
    }
}
