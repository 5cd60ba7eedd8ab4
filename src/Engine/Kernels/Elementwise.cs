using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GradService.Tensors;

namespace GradService.Kernels;

/// <summary>A span function of one argument.</summary>
internal interface IUnary<T, TOut>
{
    void Invoke(ReadOnlySpan<T> x, Span<TOut> y);
}

/// <summary>A span function of two arguments.</summary>
internal interface IBinary<T, TOut>
{
    void Invoke(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<TOut> z);
}

/// <summary>A span function of three arguments.</summary>
internal interface ITernary<T>
{
    void Invoke(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> w, Span<T> z);
}

/// <summary>The loops of all elementwise operators: strided, broadcast, converted inputs; a contiguous output.</summary>
internal static class Elementwise
{
    /// <summary>y = f(x), where x broadcasts to y's shape.</summary>
    public static void Map<T, TOut, TBody>(Tensor x, Tensor y, TBody body)
        where T : unmanaged, INumberBase<T>
        where TOut : unmanaged, INumberBase<TOut>
        where TBody : struct, IUnary<T, TOut> => Tiles.Run(y.Count, new UnaryRange<T, TOut, TBody>(x, y, body));

    /// <summary>z = f(x, y), where x and y broadcast to z's shape.</summary>
    public static void Map<T, TOut, TBody>(Tensor x, Tensor y, Tensor z, TBody body)
        where T : unmanaged, INumberBase<T>
        where TOut : unmanaged, INumberBase<TOut>
        where TBody : struct, IBinary<T, TOut> => Tiles.Run(z.Count, new BinaryRange<T, TOut, TBody>(x, y, z, body));

    /// <summary>z = f(x, y, w), where x, y and w broadcast to z's shape.</summary>
    public static void Map<T, TBody>(Tensor x, Tensor y, Tensor w, Tensor z, TBody body)
        where T : unmanaged, INumberBase<T>
        where TBody : struct, ITernary<T> => Tiles.Run(z.Count, new TernaryRange<T, TBody>(x, y, w, z, body));

    /// <summary>Copies x, broadcast and converted, into y, which may be strided.</summary>
    public static void Copy(Tensor x, Tensor y)
    {
        switch (x.DType.IsComplex() || y.DType.IsComplex() ? DType.Complex128 : Wider(x.DType, y.DType))
        {
            case DType.Complex128:
                CopyAs<Complex>(x, y);
                break;
            case DType.Float64:
                CopyAs<double>(x, y);
                break;
            case DType.Float32:
                CopyAs<float>(x, y);
                break;
            case DType.Int64:
                CopyAs<long>(x, y);
                break;
            default:
                CopyAs<byte>(x, y);
                break;
        }
    }

    /// <summary>Whether any element of a floating or complex tensor is NaN.</summary>
    public static bool HasNaN(Tensor x)
    {
        Tensor dense = x.Dense(x.DType.Compute());
        return dense.DType switch
        {
            DType.Float64 => TensorPrimitives.IsNaNAny<double>(dense.Elements<double>()),
            DType.Float32 => TensorPrimitives.IsNaNAny<float>(dense.Elements<float>()),
            _ => TensorPrimitives.IsNaNAny<double>(MemoryMarshal.Cast<Complex, double>(dense.Elements<Complex>())),
        };
    }

    // Copies pass through a type that holds both ends exactly: bytes stay bytes, integers go through int64, floats through the wider.
    private static DType Wider(DType x, DType y)
    {
        if (x == y && x.Size() == 1 && x != DType.Int8)
        {
            return DType.UInt8;
        }

        if (x.IsIntegral(includeBool: true))
        {
            return DType.Int64;
        }

        return x == DType.Float64 || y == DType.Float64 || y == DType.Int64 ? DType.Float64 : DType.Float32;
    }

    [SkipLocalsInit]
    private static void CopyAs<T>(Tensor x, Tensor y)
        where T : unmanaged, INumberBase<T>
    {
        var from = new Walk<T>(x, y.Shape);
        var to = new Walk<T>(y, y.Shape);
        Span<T> tile = stackalloc T[Tiles.Length];
        for (long left = y.Count; left > 0; left -= Tiles.Length)
        {
            int count = (int)Math.Min(left, Tiles.Length);
            ReadOnlySpan<T> source = from.Next(count, tile);
            Span<T> target = to.Open(count, tile);
            if (source != target)
            {
                source.CopyTo(target);
            }

            to.Close(target);
        }
    }

    private readonly struct UnaryRange<T, TOut, TBody>(Tensor x, Tensor y, TBody body) : IRangeBody
        where T : unmanaged, INumberBase<T>
        where TOut : unmanaged, INumberBase<TOut>
        where TBody : struct, IUnary<T, TOut>
    {
        [SkipLocalsInit]
        public void Invoke(long start, long end)
        {
            var from = new Walk<T>(x, y.Shape, start);
            var to = new Walk<TOut>(y, y.Shape, start);
            Span<T> source = stackalloc T[Tiles.Length];
            Span<TOut> target = stackalloc TOut[Tiles.Length];
            for (long at = start; at < end; at += Tiles.Length)
            {
                int count = (int)Math.Min(end - at, Tiles.Length);
                Span<TOut> result = to.Open(count, target);
                body.Invoke(from.Next(count, source), result);
                to.Close(result);
            }
        }
    }

    private readonly struct BinaryRange<T, TOut, TBody>(Tensor x, Tensor y, Tensor z, TBody body) : IRangeBody
        where T : unmanaged, INumberBase<T>
        where TOut : unmanaged, INumberBase<TOut>
        where TBody : struct, IBinary<T, TOut>
    {
        [SkipLocalsInit]
        public void Invoke(long start, long end)
        {
            var left = new Walk<T>(x, z.Shape, start);
            var right = new Walk<T>(y, z.Shape, start);
            var to = new Walk<TOut>(z, z.Shape, start);
            Span<T> first = stackalloc T[Tiles.Length];
            Span<T> second = stackalloc T[Tiles.Length];
            Span<TOut> target = stackalloc TOut[Tiles.Length];
            for (long at = start; at < end; at += Tiles.Length)
            {
                int count = (int)Math.Min(end - at, Tiles.Length);
                Span<TOut> result = to.Open(count, target);
                body.Invoke(left.Next(count, first), right.Next(count, second), result);
                to.Close(result);
            }
        }
    }

    private readonly struct TernaryRange<T, TBody>(Tensor x, Tensor y, Tensor w, Tensor z, TBody body) : IRangeBody
        where T : unmanaged, INumberBase<T>
        where TBody : struct, ITernary<T>
    {
        [SkipLocalsInit]
        public void Invoke(long start, long end)
        {
            var one = new Walk<T>(x, z.Shape, start);
            var two = new Walk<T>(y, z.Shape, start);
            var three = new Walk<T>(w, z.Shape, start);
            var to = new Walk<T>(z, z.Shape, start);
            Span<T> first = stackalloc T[Tiles.Length];
            Span<T> second = stackalloc T[Tiles.Length];
            Span<T> third = stackalloc T[Tiles.Length];
            Span<T> target = stackalloc T[Tiles.Length];
            for (long at = start; at < end; at += Tiles.Length)
            {
                int count = (int)Math.Min(end - at, Tiles.Length);
                Span<T> result = to.Open(count, target);
                body.Invoke(one.Next(count, first), two.Next(count, second), three.Next(count, third), result);
                to.Close(result);
            }
        }
    }
}
