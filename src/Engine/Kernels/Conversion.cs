using System.Numerics;
using System.Runtime.InteropServices;
using GradService.Tensors;

namespace GradService.Kernels;

/// <summary>
/// Elements from and to any dtype. A kernel computes in one of eight types; the storage formats (float16, bfloat16, complex64, bool)
/// are widened on load and rounded on store.
/// </summary>
internal static class Conversion
{
    /// <summary>Reads elements start, start + stride, … of a buffer of a dtype into a span of a compute type.</summary>
    public static void Load<T>(ReadOnlySpan<byte> buffer, DType dtype, long start, long stride, Span<T> destination)
        where T : unmanaged, INumberBase<T>
    {
        switch (dtype)
        {
            case DType.Float64:
                Gather<double, T>(buffer, start, stride, destination);
                break;
            case DType.Float32:
                Gather<float, T>(buffer, start, stride, destination);
                break;
            case DType.Float16:
                Gather<Half, T>(buffer, start, stride, destination);
                break;
            case DType.Complex128:
                Gather<Complex, T>(buffer, start, stride, destination);
                break;
            case DType.Int64:
                Gather<long, T>(buffer, start, stride, destination);
                break;
            case DType.Int32:
                Gather<int, T>(buffer, start, stride, destination);
                break;
            case DType.Int16:
                Gather<short, T>(buffer, start, stride, destination);
                break;
            case DType.Int8:
                Gather<sbyte, T>(buffer, start, stride, destination);
                break;
            case DType.UInt8 or DType.Bool:
                Gather<byte, T>(buffer, start, stride, destination);
                break;
            case DType.BFloat16:
                var halves = MemoryMarshal.Cast<byte, BFloat16>(buffer);
                for (int i = 0; i < destination.Length; i++, start += stride)
                {
                    destination[i] = T.CreateTruncating((float)halves[(int)start]);
                }

                break;
            default:
                var pairs = MemoryMarshal.Cast<byte, Complex64>(buffer);
                for (int i = 0; i < destination.Length; i++, start += stride)
                {
                    destination[i] = T.CreateTruncating((Complex)pairs[(int)start]);
                }

                break;
        }
    }

    /// <summary>Writes a span of a compute type to elements start, start + stride, … of a buffer of a dtype.</summary>
    public static void Store<T>(ReadOnlySpan<T> source, Span<byte> buffer, DType dtype, long start, long stride)
        where T : unmanaged, INumberBase<T>
    {
        switch (dtype)
        {
            case DType.Float64:
                Scatter<T, double>(source, buffer, start, stride);
                break;
            case DType.Float32:
                Scatter<T, float>(source, buffer, start, stride);
                break;
            case DType.Float16:
                Scatter<T, Half>(source, buffer, start, stride);
                break;
            case DType.Complex128:
                Scatter<T, Complex>(source, buffer, start, stride);
                break;
            case DType.Int64:
                Scatter<T, long>(source, buffer, start, stride);
                break;
            case DType.Int32:
                Scatter<T, int>(source, buffer, start, stride);
                break;
            case DType.Int16:
                Scatter<T, short>(source, buffer, start, stride);
                break;
            case DType.Int8:
                Scatter<T, sbyte>(source, buffer, start, stride);
                break;
            case DType.UInt8:
                Scatter<T, byte>(source, buffer, start, stride);
                break;
            case DType.Bool:
                for (int i = 0; i < source.Length; i++, start += stride)
                {
                    buffer[(int)start] = T.IsZero(source[i]) ? (byte)0 : (byte)1;
                }

                break;
            case DType.BFloat16:
                var halves = MemoryMarshal.Cast<byte, BFloat16>(buffer);
                for (int i = 0; i < source.Length; i++, start += stride)
                {
                    halves[(int)start] = (BFloat16)float.CreateTruncating(source[i]);
                }

                break;
            default:
                var pairs = MemoryMarshal.Cast<byte, Complex64>(buffer);
                for (int i = 0; i < source.Length; i++, start += stride)
                {
                    pairs[(int)start] = (Complex64)Complex.CreateTruncating(source[i]);
                }

                break;
        }
    }

    private static void Gather<TFrom, T>(ReadOnlySpan<byte> buffer, long start, long stride, Span<T> destination)
        where TFrom : unmanaged, INumberBase<TFrom>
        where T : unmanaged, INumberBase<T>
    {
        var source = MemoryMarshal.Cast<byte, TFrom>(buffer);
        if (stride == 1)
        {
            ReadOnlySpan<TFrom> run = source.Slice((int)start, destination.Length);
            if (typeof(TFrom) == typeof(T))
            {
                MemoryMarshal.Cast<TFrom, T>(run).CopyTo(destination);
            }
            else
            {
                TensorPrimitives.ConvertTruncating(run, destination);
            }

            return;
        }

        for (int i = 0; i < destination.Length; i++, start += stride)
        {
            destination[i] = T.CreateTruncating(source[(int)start]);
        }
    }

    private static void Scatter<T, TTo>(ReadOnlySpan<T> source, Span<byte> buffer, long start, long stride)
        where T : unmanaged, INumberBase<T>
        where TTo : unmanaged, INumberBase<TTo>
    {
        var destination = MemoryMarshal.Cast<byte, TTo>(buffer);
        if (stride == 1)
        {
            Span<TTo> run = destination.Slice((int)start, source.Length);
            if (typeof(TTo) == typeof(T))
            {
                source.CopyTo(MemoryMarshal.Cast<TTo, T>(run));
            }
            else
            {
                TensorPrimitives.ConvertTruncating(source, run);
            }

            return;
        }

        for (int i = 0; i < source.Length; i++, start += stride)
        {
            destination[(int)start] = TTo.CreateTruncating(source[i]);
        }
    }
}
