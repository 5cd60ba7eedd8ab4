using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The integrals up to each point but the first, along a dimension by the trapezoidal rule, over points of equal distance.</summary>
    /// <derivative>each weight of the rule times the sum of what grad reaches</derivative>
    [Operator("cumulative_trapezoid", TakesOut = false)]
    [Sample("real(2, 4), dx=0.5")]
    public static Tensor CumulativeTrapezoid(this Tensor y, [KeywordOnly] Scalar? dx = null, [KeywordOnly] long dim = -1) =>
        Heights(y, dim).Cumsum(dim).Mul((dx ?? 1).DType.IsComplex() ? dx!.Value.ToComplex() / 2 : (Tensor)((dx ?? 1).ToDouble() / 2));

    /// <summary>The integrals up to each point but the first, along a dimension by the trapezoidal rule, over points at x.</summary>
    /// <derivative>each weight of the rule times the sum of what grad reaches</derivative>
    [Operator("cumulative_trapezoid", TakesOut = false)]
    [Sample("real(2, 4), real(4)")]
    public static Tensor CumulativeTrapezoid(this Tensor y, Tensor x, [KeywordOnly] long dim = -1) => Strips(y, x, dim).Cumsum(dim).Div(2.0);
}
