using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The divergence target · (ln target − input) of Kullback and Leibler, reduced: input holds logarithms of probabilities, target
    /// probabilities or, with log_target, their logarithms. The reduction may also be "batchmean": the sum divided by input's first size.
    /// </summary>
    /// <derivative>input: −grad · target; target: grad · (ln target + 1 − input)</derivative>
    [Operator("nn.functional.kl_div")]
    [Sample("real(2, 3), prob(2, 3)")]
    [Sample("real(2, 3), real(2, 3), reduction=\"batchmean\", log_target=True")]
    public static Tensor KlDiv(
        Tensor input, Tensor target, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean", bool logTarget = false)
    {
        if (reduction == "mean")
        {
            Warnings.Raise(
                "reduction: 'mean' divides the total loss by both the batch size and the support size."
                + "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
                + "'mean' will be changed to behave the same as 'batchmean' in the next major release.");
        }

        Tensor loss = logTarget ? target.Exp() * (target - input) : target.Xlogy(target) - (target * input);
        return reduction == "batchmean" && sizeAverage is null && reduce is null
            ? input.Rank == 0 ? loss.Sum() : loss.Sum() / input.Shape[0]
            : loss.Reduced(sizeAverage, reduce, reduction);
    }
}
