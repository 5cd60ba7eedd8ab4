using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether each element is at least the other's, broadcast.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("ge", "greater_equal")]
    [Sample("real(2, 3), real(3)")]
    [Sample("real(2, 3), 0.5")]
    public static Tensor Ge(this Tensor input, [OrNumber] Tensor other) => The<Ge>.Operator.Apply(input, other);

    /// <summary><see cref="Ge"/> in place: 0 or 1.</summary>
    public static Tensor Ge_(this Tensor input, [OrNumber] Tensor other) => input.Copy_(input.Ge(other));
}

internal sealed class Ge : Comparison
{
    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<byte> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = x[i] >= y[i] ? (byte)1 : (byte)0;
        }
    }
}
