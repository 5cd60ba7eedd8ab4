using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether each element is equal to the other's, broadcast.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("eq")]
    [Sample("real(2, 3), real(3)")]
    [Sample("real(2, 3), 0.5")]
    public static Tensor Eq(this Tensor input, [OrNumber] Tensor other) => The<Eq>.Operator.Apply(input, other);

    /// <summary><see cref="Eq"/> in place: 0 or 1.</summary>
    public static Tensor Eq_(this Tensor input, [OrNumber] Tensor other) => input.Copy_(input.Eq(other));
}

internal sealed class Eq : Comparison
{
    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<byte> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = x[i] == y[i] ? (byte)1 : (byte)0;
        }
    }

    protected override void ComplexNumber(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y, Span<byte> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = x[i] == y[i] ? (byte)1 : (byte)0;
        }
    }
}
