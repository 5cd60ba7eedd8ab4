using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether each element is different from the other's, broadcast.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("ne", "not_equal")]
    [Sample("real(2, 3), real(3)")]
    [Sample("real(2, 3), 0.5")]
    public static Tensor Ne(this Tensor input, [OrNumber] Tensor other) => The<Ne>.Operator.Apply(input, other);

    /// <summary><see cref="Ne"/> in place: 0 or 1.</summary>
    public static Tensor Ne_(this Tensor input, [OrNumber] Tensor other) => input.Copy_(input.Ne(other));
}

internal sealed class Ne : Comparison
{
    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<byte> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = x[i] != y[i] ? (byte)1 : (byte)0;
        }
    }

    protected override void ComplexNumber(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y, Span<byte> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = x[i] != y[i] ? (byte)1 : (byte)0;
        }
    }
}
