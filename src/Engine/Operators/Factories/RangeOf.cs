using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The numbers start, start + step, … up to and with end, of the default dtype unless one is given.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("range")]
    [Sample("0, 3, 1.5")]
    public static Tensor RangeOf(
        Scalar start, Scalar end, Scalar? step = null, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false)
    {
        DType type = dtype ?? Evaluation.DefaultDType;
        if (type == DType.Bool || type.IsComplex())
        {
            throw GradException.NotImplementedFor("range_cpu", type);
        }

        double first = start.ToDouble(), last = end.ToDouble(), by = (step ?? 1).ToDouble();
        Sequences.Check(start, end, by, last.CompareTo(first), "upper bound and lower bound inconsistent with step sign");
        return Made(Sequences.Floats(Math.Floor((last - first) / by) + 1, i => first + (i * by), type), requiresGrad);
    }
}
