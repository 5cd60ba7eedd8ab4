using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether |input − other| ≤ atol + rtol · |other|, or both are equal infinities, or with equal_nan both NaN; broadcast.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("isclose", TakesOut = false)]
    [Sample("real(2, 3), real(3), rtol=0.5")]
    public static Tensor IsClose(this Tensor input, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equalNan = false)
    {
        if (input.DType != other.DType && !input.IsWrappedNumber && !other.IsWrappedNumber)
        {
            throw GradException.Type($"{input.DType.ScalarTypeName()} did not match {other.DType.ScalarTypeName()}");
        }

        foreach (var (value, name) in ((double, string)[])[(rtol, "rtol"), (atol, "atol")])
        {
            if (!(value >= 0))
            {
                throw GradException.Argument($"{name} must be greater than or equal to zero, but got {value}");
            }
        }

        Tensor x = input.DType == DType.Bool ? input.To(DType.Int64) : input.Detach();
        Tensor y = other.DType == DType.Bool ? other.To(DType.Int64) : other.Detach();
        Tensor close = x.Eq(y);
        if (equalNan)
        {
            close = close.LogicalOr(x.IsNan().LogicalAnd(y.IsNan()));
        }

        Tensor distance = x.Sub(y).Abs();
        return close.LogicalOr(distance.IsFinite().LogicalAnd(distance.Le(y.Mul(rtol).Abs().Add(atol))));
    }
}
