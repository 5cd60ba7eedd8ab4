using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether each element is +∞.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("isposinf")]
    [Sample("real(2, 3)")]
    public static Tensor IsPosInf(this Tensor input) => input.DType.IsComplex()
        ? throw GradException.Type("isposinf does not support complex inputs.")
        : The<IsPosInf>.Operator.Apply(input);
}

internal sealed class IsPosInf : Predicate
{
    protected override void Kernel<T>(ReadOnlySpan<T> x, Span<byte> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.IsPositiveInfinity(x[i]) ? (byte)1 : (byte)0;
        }
    }
}
