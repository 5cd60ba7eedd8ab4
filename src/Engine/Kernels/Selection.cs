using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GradService.Tensors;

namespace GradService.Kernels;

/// <summary>z = condition ? x : y, elementwise; what is not chosen is not computed with.</summary>
internal static class Selection
{
    /// <summary>Selects, where all three broadcast to z's shape; the condition is of bytes.</summary>
    public static void Run<T>(Tensor condition, Tensor x, Tensor y, Tensor z)
        where T : unmanaged, INumberBase<T> => Tiles.Run(z.Count, new Range<T>(condition, x, y, z));

    private static void Select<T>(ReadOnlySpan<byte> condition, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where T : unmanaged
    {
        // Masks of bits: a branch on data that a processor cannot foresee costs ten times as much.
        if (Unsafe.SizeOf<T>() == sizeof(long))
        {
            Bits<T, long>(condition, x, y, z);
        }
        else if (Unsafe.SizeOf<T>() == sizeof(int))
        {
            Bits<T, int>(condition, x, y, z);
        }
        else
        {
            for (int i = 0; i < z.Length; i++)
            {
                z[i] = condition[i] != 0 ? x[i] : y[i];
            }
        }
    }

    private static void Bits<T, TBits>(ReadOnlySpan<byte> condition, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where T : unmanaged
        where TBits : unmanaged, IBinaryInteger<TBits>
    {
        var first = MemoryMarshal.Cast<T, TBits>(x)[..condition.Length];
        var second = MemoryMarshal.Cast<T, TBits>(y)[..condition.Length];
        var result = MemoryMarshal.Cast<T, TBits>(z)[..condition.Length];
        for (int i = 0; i < condition.Length; i++)
        {
            TBits mask = TBits.CreateTruncating((condition[i] + 255) >> 8) - TBits.One;
            result[i] = first[i] ^ ((first[i] ^ second[i]) & mask);
        }
    }

    private readonly struct Range<T>(Tensor condition, Tensor x, Tensor y, Tensor z) : IRangeBody
        where T : unmanaged, INumberBase<T>
    {
        [SkipLocalsInit]
        public void Invoke(long start, long end)
        {
            var mask = new Walk<byte>(condition, z.Shape, start);
            var left = new Walk<T>(x, z.Shape, start);
            var right = new Walk<T>(y, z.Shape, start);
            var to = new Walk<T>(z, z.Shape, start);
            Span<byte> flags = stackalloc byte[Tiles.Length];
            Span<T> first = stackalloc T[Tiles.Length];
            Span<T> second = stackalloc T[Tiles.Length];
            Span<T> target = stackalloc T[Tiles.Length];
            for (long at = start; at < end; at += Tiles.Length)
            {
                int count = (int)Math.Min(end - at, Tiles.Length);
                Span<T> result = to.Open(count, target);
                Select(mask.Next(count, flags), left.Next(count, first), right.Next(count, second), result);
                to.Close(result);
            }
        }
    }
}
