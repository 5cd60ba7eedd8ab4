using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether the sign bit is set: of negative numbers, and of -0.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("signbit")]
    [Sample("real(2, 3)")]
    public static Tensor SignBit(this Tensor input) => input.DType.IsComplex()
        ? throw GradException.Type("signbit is not implemented for complex tensors.")
        : The<SignBit>.Operator.Apply(input);
}

internal sealed class SignBit : Predicate
{
    protected override void Kernel<T>(ReadOnlySpan<T> x, Span<byte> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.IsNegative(x[i]) ? (byte)1 : (byte)0;
        }
    }
}
