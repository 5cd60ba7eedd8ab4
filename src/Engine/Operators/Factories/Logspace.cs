using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>So many numbers from base^start to base^end, each the same multiple of the one before.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("logspace")]
    [Sample("0, 2, 3")]
    public static Tensor Logspace(
        Scalar start, Scalar end, long steps, double @base = 10, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false)
    {
        double first = start.ToDouble(), last = end.ToDouble(), step = (last - first) / (steps - 1);
        return Made(
            Sequences.Floats(
                Sequences.Steps(steps),
                i => Math.Pow(@base, steps == 1 ? first : i < steps / 2 ? first + (step * i) : last - (step * (steps - 1 - i))),
                dtype ?? Evaluation.DefaultDType),
            requiresGrad);
    }
}
