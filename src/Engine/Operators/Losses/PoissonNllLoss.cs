using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// exp(input) − target · input, the negative log-likelihood of counts up to a constant, reduced; without log_input
    /// input − target · ln(input + eps). With full Stirling's approximation of ln target! is added where target &gt; 1.
    /// </summary>
    /// <derivative>input: grad · (exp(input) − target), or grad · (1 − target / (input + eps))</derivative>
    [Operator("nn.functional.poisson_nll_loss")]
    [Sample("real(2, 3), positive(2, 3)")]
    [Sample("positive(2, 3), positive(2, 3), log_input=False, full=True, reduction=\"sum\"")]
    public static Tensor PoissonNllLoss(
        Tensor input, Tensor target, bool logInput = true, bool full = false, bool? sizeAverage = null, double eps = 1e-8, bool? reduce = null,
        string reduction = "mean")
    {
        Tensor loss = logInput ? input.Exp() - (target * input) : input - (target * (input + eps).Log());
        if (full)
        {
            // Counts up to 1 are left out before the logarithm, which has no value at 0.
            Tensor few = target <= 1, many = few.Where(1, target);
            Tensor stirling = (many * many.Log()) - many + ((many * (2 * Math.PI)).Log() * 0.5);
            loss += few.Where(0, stirling);
        }

        return sizeAverage is null && reduce is null && reduction is not ("none" or "mean" or "sum")
            ? throw GradException.Argument($"{reduction} is not valid", "ValueError")
            : loss.Reduced(sizeAverage, reduce, reduction);
    }
}
