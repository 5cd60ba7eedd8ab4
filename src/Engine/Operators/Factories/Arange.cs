using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The numbers 0, 1, … below end: integers for an integer, otherwise of the default dtype.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("arange")]
    [Sample("5")]
    public static Tensor Arange(Scalar end, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Arange(0, end, null, dtype, requiresGrad);

    /// <summary>The numbers start, start + step, … before end: integers if all three are, otherwise of the default dtype.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("arange")]
    [Sample("1, 2.5, 0.5")]
    public static Tensor Arange(
        Scalar start, Scalar end, Scalar? step = null, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false)
    {
        Scalar by = step ?? 1;
        DType type = dtype ?? (start.IsIntegral && end.IsIntegral && by.IsIntegral ? DType.Int64 : Evaluation.DefaultDType);
        if (type == DType.Bool || type.IsComplex())
        {
            throw GradException.NotImplementedFor("arange_cpu", type);
        }

        if (type.IsIntegral())
        {
            long first = start.ToInt64(), last = end.ToInt64(), stride = by.ToInt64();
            Sequences.Check(start, end, stride, last.CompareTo(first), "upper bound and larger bound inconsistent with step sign");
            Int128 distance = (Int128)last - first, whole = distance / stride;
            return Made(Sequences.Integers(whole + (whole * stride == distance ? 0 : 1), i => first + (i * stride)).To(type), requiresGrad);
        }

        double begin = start.ToDouble(), increment = by.ToDouble();
        Sequences.Check(start, end, increment, end.ToDouble().CompareTo(begin), "upper bound and larger bound inconsistent with step sign");
        double count = Math.Ceiling((end.ToDouble() - begin) / increment);
        return Made(Sequences.Floats(count, Sequences.Stepping(begin, increment, count, type), type), requiresGrad);
    }
}
