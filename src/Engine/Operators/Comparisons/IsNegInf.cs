using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether each element is −∞.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("isneginf")]
    [Sample("real(2, 3)")]
    public static Tensor IsNegInf(this Tensor input) => input.DType.IsComplex()
        ? throw GradException.Type("isneginf does not support complex inputs.")
        : The<IsNegInf>.Operator.Apply(input);
}

internal sealed class IsNegInf : Predicate
{
    protected override void Kernel<T>(ReadOnlySpan<T> x, Span<byte> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.IsNegativeInfinity(x[i]) ? (byte)1 : (byte)0;
        }
    }
}
