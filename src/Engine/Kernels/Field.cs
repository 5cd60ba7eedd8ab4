using System.Numerics;
using System.Runtime.InteropServices;

namespace GradService.Kernels;

/// <summary>What real and complex numbers share, for kernels that are written once for both.</summary>
internal static class Field
{
    // Squares of numbers between these neither overflow nor vanish, however many are added.
    private const double Small = 1e-140, Large = 1e140;

    /// <summary>The complex conjugate; a real number itself.</summary>
    public static T Conjugate<T>(T value)
        where T : unmanaged, INumberBase<T> => typeof(T) == typeof(Complex) ? (T)(object)Complex.Conjugate((Complex)(object)value) : value;

    /// <summary>The real part.</summary>
    public static double Real<T>(T value)
        where T : unmanaged, INumberBase<T> => typeof(T) == typeof(Complex) ? ((Complex)(object)value).Real : double.CreateTruncating(value);

    /// <summary>The imaginary part.</summary>
    public static double Imaginary<T>(T value)
        where T : unmanaged, INumberBase<T> => typeof(T) == typeof(Complex) ? ((Complex)(object)value).Imaginary : 0;

    /// <summary>The absolute value.</summary>
    public static double Size<T>(T value)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(Complex) ? Complex.Abs((Complex)(object)value) : Math.Abs(double.CreateTruncating(value));

    /// <summary>|Re| + |Im|: the absolute value, near enough to choose a pivot or to see that something is small.</summary>
    public static double RoughSize<T>(T value)
        where T : unmanaged, INumberBase<T> => Math.Abs(Real(value)) + Math.Abs(Imaginary(value));

    /// <summary>The square root of Σ |x|².</summary>
    public static double Norm<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(double) || typeof(T) == typeof(Complex))
        {
            ReadOnlySpan<double> parts = MemoryMarshal.Cast<T, double>(x);
            double norm = Math.Sqrt(TensorPrimitives.SumOfSquares(parts));
            return norm is > Small and < Large || parts.IsEmpty ? norm : ScaledNorm(parts);
        }

        double sum = 0;
        foreach (T value in x)
        {
            double size = Size(value);
            sum += size * size;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>The greatest |Re| or |Im| among numbers; NaN if one of them is.</summary>
    public static double Extent<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T> =>
        x.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(MemoryMarshal.Cast<T, double>(x)));

    /// <summary>
    /// A power of two that brings numbers of this extent near to 1, or 1 where they may stay as they are: products of them then neither
    /// overflow nor vanish.
    /// </summary>
    public static double Scale(double extent) =>
        extent is (> 0 and < Small) or (> Large and < double.PositiveInfinity) ? Math.ScaleB(1, -Math.ILogB(extent)) : 1;

    /// <summary>target += factor · row.</summary>
    public static void AddTo<T>(Span<T> target, T factor, ReadOnlySpan<T> row)
        where T : unmanaged, INumberBase<T> => TensorPrimitives.MultiplyAdd(row, factor, target, target);

    /// <summary>The conjugate transpose of a row-major matrix, m by n.</summary>
    public static void Adjoint<T>(ReadOnlySpan<T> matrix, int m, int n, Span<T> adjoint)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                adjoint[(j * m) + i] = Conjugate(matrix[(i * n) + j]);
            }
        }
    }

    private static double ScaledNorm(ReadOnlySpan<double> parts)
    {
        double extent = Math.Abs(TensorPrimitives.MaxMagnitude(parts));
        if (extent == 0 || !double.IsFinite(extent))
        {
            return extent;
        }

        double sum = 0;
        foreach (double part in parts)
        {
            double share = part / extent;
            sum += share * share;
        }

        return extent * Math.Sqrt(sum);
    }
}
