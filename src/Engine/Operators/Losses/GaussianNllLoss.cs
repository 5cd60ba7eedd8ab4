using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// (ln v + (input − target)²/v) / 2 with v = max(var, eps), the negative log-likelihood under normal distributions, reduced; with full
    /// ln(2π)/2 is added. var has input's shape, or its last dimension is 1 or missing.
    /// </summary>
    /// <derivative>input: grad · (input − target)/v; var: grad · (1/v − (input − target)²/v²)/2, through the bound too</derivative>
    [Operator("nn.functional.gaussian_nll_loss")]
    [Sample("real(2, 3), real(2, 3), positive(2, 3)")]
    [Sample("real(2, 3), real(2, 3), positive(2, 1), full=True, reduction=\"none\"")]
    public static Tensor GaussianNllLoss(Tensor input, Tensor target, Tensor var, bool full = false, double eps = 1e-6, string reduction = "mean")
    {
        if (reduction is not ("none" or "mean" or "sum"))
        {
            throw GradException.Argument($"{reduction} is not valid", "ValueError");
        }

        Tensor variance = LikeInput(var, input.Shape);
        if (variance.Detach().Lt(0).Somewhere())
        {
            throw GradException.Argument("var has negative entry/entries", "ValueError");
        }

        // The bound is not differentiated: its gradient is the variance's own.
        Tensor bounded = variance + (variance.ClampMin(eps) - variance).Detach();
        Tensor difference = input - target;
        Tensor loss = (bounded.Log() + (difference * difference / bounded)) * 0.5;
        return (full ? loss + (0.5 * Math.Log(2 * Math.PI)) : loss).Reduced(reduction);
    }

    private static Tensor LikeInput(Tensor var, Shape input)
    {
        if (var.Shape.Equals(input))
        {
            return var;
        }

        ReadOnlySpan<long> batch = input.Sizes[..^Math.Min(1, input.Rank)];
        return var.Shape.Sizes.SequenceEqual(batch) ? var.Unsqueeze(-1)
            : var.Rank > 0 && var.Shape[^1] == 1 && var.Shape.Sizes[..^1].SequenceEqual(batch) ? var
            : throw GradException.Shape("var is of incorrect size", "ValueError");
    }
}
