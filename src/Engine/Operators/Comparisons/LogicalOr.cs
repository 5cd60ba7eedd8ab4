using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether one of two elements is not zero, broadcast.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("logical_or")]
    [Sample("flags(2, 3), flags(3)")]
    public static Tensor LogicalOr(this Tensor input, Tensor other) => The<LogicalOr>.Operator.Apply(input, other);

    /// <summary><see cref="LogicalOr"/> in place: 0 or 1.</summary>
    public static Tensor LogicalOr_(this Tensor input, Tensor other) => input.Copy_(input.LogicalOr(other));
}

internal sealed class LogicalOr : Comparison
{
    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<byte> z) => Answer(x, y, z);

    protected override void ComplexNumber(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y, Span<byte> z) => Answer(x, y, z);

    private static void Answer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<byte> z)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = !T.IsZero(x[i]) | !T.IsZero(y[i]) ? (byte)1 : (byte)0;
        }
    }
}
