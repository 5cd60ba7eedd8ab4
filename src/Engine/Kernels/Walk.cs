using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GradService.Tensors;

namespace GradService.Kernels;

/// <summary>
/// Walks the elements of a strided tensor in the row-major order of a shape that it broadcasts to, and hands them out in tiles of a
/// compute type: a slice of the tensor itself where it lies contiguous in that type, otherwise a copy in the caller's tile. It writes
/// the same way.
/// </summary>
internal struct Walk<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly byte[] buffer;
    private readonly DType dtype;
    private readonly bool direct;
    private readonly bool single;
    private readonly long[] sizes;
    private readonly long[] strides;
    private readonly long[] index;
    private long offset;
    private bool filled;

    public Walk(Tensor tensor, Shape shape, long start = 0)
    {
        buffer = tensor.Storage.Buffer;
        dtype = tensor.DType;
        offset = tensor.Offset;
        direct = tensor.Shape.Equals(shape) && tensor.IsContiguous;
        single = !direct && tensor.Count == 1;
        if (direct || single)
        {
            sizes = strides = index = [];
            offset += single ? 0 : start;
            return;
        }

        (sizes, strides) = Collapse(tensor, shape);
        index = new long[sizes.Length];
        Seek(start);
    }

    /// <summary>The next <paramref name="count"/> elements.</summary>
    public ReadOnlySpan<T> Next(int count, Span<T> tile)
    {
        tile = tile[..count];
        if (single)
        {
            // Every tile is the same: it is filled once, at its first and therefore greatest length.
            if (!filled)
            {
                Conversion.Load(buffer, dtype, offset, 0, tile);
                filled = true;
            }

            return tile;
        }

        if (direct)
        {
            long start = offset;
            offset += count;
            if (Stores(dtype))
            {
                return MemoryMarshal.Cast<byte, T>(buffer.AsSpan()).Slice((int)start, count);
            }

            Conversion.Load(buffer, dtype, start, 1, tile);
            return tile;
        }

        for (int done = 0; done < tile.Length;)
        {
            int run = Run(tile.Length - done);
            Conversion.Load(buffer, dtype, offset, strides[^1], tile.Slice(done, run));
            Advance(run);
            done += run;
        }

        return tile;
    }

    /// <summary>Where to compute the next elements before <see cref="Close"/>: in the tensor itself, or in the caller's tile.</summary>
    public readonly Span<T> Open(int count, Span<T> tile) =>
        direct && Stores(dtype) ? MemoryMarshal.Cast<byte, T>(buffer.AsSpan()).Slice((int)offset, count) : tile[..count];

    /// <summary>Keeps what was written to the span that <see cref="Open"/> gave, rounding to the dtype.</summary>
    public void Close(ReadOnlySpan<T> tile)
    {
        if (direct)
        {
            if (!Stores(dtype))
            {
                Conversion.Store(tile, buffer, dtype, offset, 1);
            }

            offset += tile.Length;
            return;
        }

        while (tile.Length > 0)
        {
            int run = single ? 1 : Run(tile.Length);
            Conversion.Store(tile[..run], buffer, dtype, offset, single ? 1 : strides[^1]);
            Advance(single ? 0 : run);
            tile = tile[run..];
        }
    }

    /// <summary>Whether the compute type is also how the dtype is stored.</summary>
    public static bool Stores(DType dtype) =>
        dtype switch
        {
            DType.Float64 => typeof(T) == typeof(double),
            DType.Float32 => typeof(T) == typeof(float),
            DType.Complex128 => typeof(T) == typeof(Complex),
            DType.Int64 => typeof(T) == typeof(long),
            DType.Int32 => typeof(T) == typeof(int),
            DType.Int16 => typeof(T) == typeof(short),
            DType.Int8 => typeof(T) == typeof(sbyte),
            DType.UInt8 or DType.Bool => typeof(T) == typeof(byte),
            _ => false,
        };

    /// <summary>How many of the next elements lie on one stride.</summary>
    private readonly int Run(int count) => (int)Math.Min(count, sizes[^1] - index[^1]);

    private void Advance(int run)
    {
        if (run == 0)
        {
            return;
        }

        int last = sizes.Length - 1;
        offset += run * strides[last];
        index[last] += run;
        if (index[last] == sizes[last])
        {
            Carry(last);
        }
    }

    private void Carry(int dimension)
    {
        while (index[dimension] == sizes[dimension])
        {
            offset -= sizes[dimension] * strides[dimension];
            index[dimension] = 0;
            if (--dimension < 0)
            {
                return;
            }

            index[dimension]++;
            offset += strides[dimension];
        }
    }

    private void Seek(long position)
    {
        for (int i = sizes.Length - 1; i >= 0 && position > 0; i--)
        {
            index[i] = position % sizes[i];
            position /= sizes[i];
            offset += index[i] * strides[i];
        }
    }

    /// <summary>Merges neighbouring dimensions that one stride can step through: most tensors walk in one or two.</summary>
    private static (long[] Sizes, long[] Strides) Collapse(Tensor tensor, Shape shape)
    {
        var sizes = new List<long>(shape.Rank);
        var strides = new List<long>(shape.Rank);
        int missing = shape.Rank - tensor.Rank;
        for (int i = 0; i < shape.Rank; i++)
        {
            long size = shape[i];
            long stride = i < missing || tensor.Shape[i - missing] == 1 ? 0 : tensor.Strides[i - missing];
            if (size == 1)
            {
                continue;
            }

            if (sizes.Count > 0 && strides[^1] == stride * size)
            {
                sizes[^1] *= size;
                strides[^1] = stride;
            }
            else
            {
                sizes.Add(size);
                strides.Add(stride);
            }
        }

        return sizes.Count == 0 ? ([1], [0]) : ([.. sizes], [.. strides]);
    }
}

/// <summary>Splits a range of elements into tiles small enough for L1, and large ranges among the cores.</summary>
internal static class Tiles
{
    /// <summary>Elements in a tile: three of doubles take 12 KiB of the first-level cache.</summary>
    public const int Length = 512;

    // Starting a second thread costs some microseconds; below this many elements even tanh does not earn them back.
    private const long ParallelFrom = 1 << 17;

    /// <summary>Calls <paramref name="body"/> with ranges that cover 0 to count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TBody>(long count, TBody body)
        where TBody : struct, IRangeBody
    {
        if (count < ParallelFrom || Environment.ProcessorCount == 1)
        {
            body.Invoke(0, count);
        }
        else
        {
            RunParallel(count, body);
        }
    }

    private static void RunParallel<TBody>(long count, TBody body)
        where TBody : struct, IRangeBody
    {
        int parts = Environment.ProcessorCount;
        long share = (count / parts) + 1;
        Parallel.For(0, parts, part => body.Invoke(part * share, Math.Min(count, (part + 1) * share)));
    }
}

/// <summary>Work on a range of elements.</summary>
internal interface IRangeBody
{
    void Invoke(long start, long end);
}
