namespace GradService.Kernels;

/// <summary>
/// Bessel functions of the first and second kind, of the orders 0 and 1. Up to 25 by J. Miller's backward recurrence, beyond by Hankel's
/// asymptotic expansion (Abramowitz and Stegun 9.12, example 1, and 9.2.5).
/// </summary>
internal static partial class Special
{
    private const double HankelBorder = 25;

    private const double EulerGamma = 0.57721566490153286061;

    /// <summary>J₀(x).</summary>
    public static double BesselJ0(double x) => Bessel(Math.Abs(x)).J0;

    /// <summary>J₁(x), an odd function.</summary>
    public static double BesselJ1(double x) => x < 0 ? -Bessel(-x).J1 : Bessel(x).J1;

    /// <summary>Y₀(x); -∞ at 0 and NaN below.</summary>
    public static double BesselY0(double x) => x > 0 ? Bessel(x).Y0 : x == 0 ? double.NegativeInfinity : double.NaN;

    /// <summary>Y₁(x); -∞ at 0 and NaN below.</summary>
    public static double BesselY1(double x) => x > 0 ? Bessel(x).Y1 : x == 0 ? double.NegativeInfinity : double.NaN;

    private static (double J0, double J1, double Y0, double Y1) Bessel(double x)
    {
        if (x == 0)
        {
            return (1, 0, double.NegativeInfinity, double.NegativeInfinity);
        }

        return !double.IsFinite(x) ? (double.IsNaN(x) ? (x, x, x, x) : (0, 0, 0, 0)) : x < HankelBorder ? Miller(x) : Hankel(x);
    }

    // Y is a series in the Jₖ (Abramowitz and Stegun 9.1.88); Y₁ is the negative derivative of Y₀.
    private static (double J0, double J1, double Y0, double Y1) Miller(double x)
    {
        int last = 2 * (((int)x + 50) / 2);
        Span<double> j = stackalloc double[last + 2];
        (j[last + 1], j[last]) = (0, 1e-300);
        for (int k = last; k > 0; k--)
        {
            j[k - 1] = (2 * k / x * j[k]) - j[k + 1];
            if (Math.Abs(j[k - 1]) > 1e250)
            {
                TensorPrimitives.Multiply(j[(k - 1)..], 1e-250, j[(k - 1)..]);
            }
        }

        double sum = j[0], even = 0, odd = 0;
        for (int k = last / 2; k > 0; k--)
        {
            sum += 2 * j[2 * k];
        }

        for (int k = (last / 2) - 1; k > 0; k--)
        {
            double sign = int.IsEvenInteger(k) ? 1 : -1;
            even += sign * j[2 * k] / k;
            odd += sign * (j[(2 * k) - 1] - j[(2 * k) + 1]) / k;
        }

        double logarithm = Math.Log(x / 2) + EulerGamma;
        double y0 = ((logarithm * j[0]) - (2 * even)) * 2 / Math.PI;
        double y1 = ((logarithm * j[1]) - (j[0] / x) + odd) * 2 / Math.PI;
        return (j[0] / sum, j[1] / sum, y0 / sum, y1 / sum);
    }

    private static (double J0, double J1, double Y0, double Y1) Hankel(double x)
    {
        var ((p0, q0), (p1, q1)) = (HankelSeries(x, 0), HankelSeries(x, 4));
        (double sin, double cos) = Math.SinCos(x);
        double size = Math.Sqrt(1 / (Math.PI * x)), ahead = cos + sin, behind = sin - cos;
        return (
            size * ((p0 * ahead) - (q0 * behind)),
            size * ((p1 * behind) + (q1 * ahead)),
            size * ((p0 * behind) + (q0 * ahead)),
            size * ((q1 * behind) - (p1 * ahead)));
    }

    /// <summary>The two sums of Hankel's expansion, for μ four times the squared order, up to the least term.</summary>
    private static (double P, double Q) HankelSeries(double x, double mu)
    {
        double p = 1, q = 0, term = 1;
        for (int k = 1; k < 60; k++)
        {
            double odd = (2 * k) - 1, next = term * (mu - (odd * odd)) / (k * 8 * x);
            if (Math.Abs(next) >= Math.Abs(term) || Math.Abs(next) < 1e-18)
            {
                break;
            }

            term = next;
            (p, q) = (k & 3) switch
            {
                1 => (p, q + term),
                2 => (p - term, q),
                3 => (p, q - term),
                _ => (p + term, q),
            };
        }

        return (p, q);
    }
}
