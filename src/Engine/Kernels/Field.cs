using System.Numerics;
using System.Runtime.InteropServices;

namespace GradService.Kernels;

/// <summary>
/// What real and complex numbers share, for kernels that are written once for both. Sums are taken in the order in which reference BLAS
/// takes them, so that elements that vanish there vanish here: the sign of a reflection hangs on it.
/// </summary>
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

    /// <summary>1 / value.</summary>
    public static T Reciprocal<T>(T value)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(Complex) ? (T)(object)Divide(Complex.One, (Complex)(object)value) : T.One / value;

    /// <summary>The quotient of complex numbers without needless overflow (Baudin and Smith, A robust complex division in Scilab, 2012).</summary>
    public static Complex Divide(Complex x, Complex y)
    {
        if (Math.Abs(y.Imaginary) > Math.Abs(y.Real))
        {
            Complex turned = Divide(new Complex(x.Imaginary, x.Real), new Complex(y.Imaginary, y.Real));
            return new Complex(turned.Real, -turned.Imaginary);
        }

        double ratio = y.Imaginary / y.Real, inverse = 1 / (y.Real + (y.Imaginary * ratio));
        return new Complex(Part(x.Real, x.Imaginary), Part(x.Imaginary, -x.Real));

        double Part(double a, double b)
        {
            double product = b * ratio;
            return ratio == 0 ? (a + (y.Imaginary * (b / y.Real))) * inverse
                : product != 0 ? (a + product) * inverse
                : (a * inverse) + (b * inverse * ratio);
        }
    }

    /// <summary>√(x² + y²).</summary>
    public static double Hypotenuse(double x, double y)
    {
        (x, y) = (Math.Abs(x), Math.Abs(y));
        (double greater, double lesser) = x > y ? (x, y) : (y, x);
        double ratio = lesser / greater;
        return lesser == 0 ? greater : greater * Math.Sqrt(1 + (ratio * ratio));
    }

    /// <summary>√(|head|² + tail²).</summary>
    public static double Hypotenuse<T>(T head, double tail)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) != typeof(Complex))
        {
            return Hypotenuse(Real(head), tail);
        }

        double x = Math.Abs(Real(head)), y = Math.Abs(Imaginary(head)), greatest = Math.Max(Math.Max(x, y), tail);
        (x, y, tail) = (x / greatest, y / greatest, tail / greatest);
        return greatest == 0 ? 0 : greatest * Math.Sqrt((x * x) + (y * y) + (tail * tail));
    }

    /// <summary>The square root of Σ |x|², added up one after another, from the end if so wanted.</summary>
    public static double Norm<T>(ReadOnlySpan<T> x, bool backwards = false)
        where T : unmanaged, INumberBase<T>
    {
        ReadOnlySpan<double> parts = MemoryMarshal.Cast<T, double>(x);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            T value = x[backwards ? x.Length - 1 - i : i];
            sum += Real(value) * Real(value);
            sum += Imaginary(value) * Imaginary(value);
        }

        double norm = Math.Sqrt(sum);
        return norm is > Small and < Large ? norm : ScaledNorm(parts);
    }

    /// <summary>Σ x·y, added up one after another, from the end if so wanted.</summary>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, bool backwards = false)
        where T : unmanaged, INumberBase<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            int at = backwards ? x.Length - 1 - i : i;
            sum += x[at] * y[at];
        }

        return sum;
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

    /// <summary>target += factor · conj(row).</summary>
    public static void AddConjugateTo<T>(Span<T> target, T factor, ReadOnlySpan<T> row)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) != typeof(Complex))
        {
            AddTo(target, factor, row);
            return;
        }

        for (int i = 0; i < row.Length; i++)
        {
            target[i] += factor * Conjugate(row[i]);
        }
    }

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
        double extent = parts.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(parts));
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
