using System.Runtime.CompilerServices;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input / 2^other, rounded down; only the sign is left of a shift that is negative or too wide. Broadcast.</summary>
    /// <derivative>none: it is of integers</derivative>
    [Operator("bitwise_right_shift")]
    [Sample("index(9, 4), index(9, 4)")]
    public static Tensor BitwiseRightShift([OrNumber] this Tensor input, [OrNumber] Tensor other) => The<BitwiseRightShift>.Operator.Apply(input, other);

    /// <summary><see cref="BitwiseRightShift"/> in place.</summary>
    public static Tensor BitwiseRightShift_(this Tensor input, [OrNumber] Tensor other) => input.Update(self => self.BitwiseRightShift(other));
}

internal sealed class BitwiseRightShift : IntegerBinary
{
    protected override string KernelName => "rshift_cpu";

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        int width = Unsafe.SizeOf<T>() * 8;
        for (int i = 0; i < z.Length; i++)
        {
            long shift = long.CreateTruncating(y[i]);
            z[i] = shift >= 0 && shift < width ? x[i] >> (int)shift : T.IsNegative(x[i]) ? T.Zero - T.One : T.Zero;
        }
    }
}
