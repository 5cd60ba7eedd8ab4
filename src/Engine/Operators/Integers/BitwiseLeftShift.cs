using System.Runtime.CompilerServices;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input · 2^other, with the bits that are shifted out lost; 0 for a shift that is negative or too wide. Broadcast.</summary>
    /// <derivative>none: it is of integers</derivative>
    [Operator("bitwise_left_shift")]
    [Sample("index(9, 4), index(9, 4)")]
    public static Tensor BitwiseLeftShift([OrNumber] this Tensor input, [OrNumber] Tensor other) => The<BitwiseLeftShift>.Operator.Apply(input, other);

    /// <summary><see cref="BitwiseLeftShift"/> in place.</summary>
    public static Tensor BitwiseLeftShift_(this Tensor input, [OrNumber] Tensor other) => input.Update(self => self.BitwiseLeftShift(other));
}

internal sealed class BitwiseLeftShift : IntegerBinary
{
    protected override string KernelName => "lshift_cpu";

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        int width = Unsafe.SizeOf<T>() * 8;
        for (int i = 0; i < z.Length; i++)
        {
            long shift = long.CreateTruncating(y[i]);
            z[i] = shift >= 0 && shift < width ? x[i] << (int)shift : T.Zero;
        }
    }
}
