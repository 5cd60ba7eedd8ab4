using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether each element is less than the other's, broadcast.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("lt", "less")]
    [Sample("real(2, 3), real(3)")]
    [Sample("real(2, 3), 0.5")]
    public static Tensor Lt(this Tensor input, [OrNumber] Tensor other) => The<Lt>.Operator.Apply(input, other);

    /// <summary><see cref="Lt"/> in place: 0 or 1.</summary>
    public static Tensor Lt_(this Tensor input, [OrNumber] Tensor other) => input.Copy_(input.Lt(other));
}

internal sealed class Lt : Comparison
{
    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<byte> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = x[i] < y[i] ? (byte)1 : (byte)0;
        }
    }
}
