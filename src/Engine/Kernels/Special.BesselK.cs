namespace GradService.Kernels;

/// <summary>
/// Modified Bessel functions of the second kind: K(x) = ∫₀^∞ exp(-x cosh t) cosh(νt) dt (Abramowitz and Stegun 9.6.24) by the trapezoidal rule,
/// which for such an integrand converges exponentially. Also Airy's function, which is one of them.
/// </summary>
internal static partial class Special
{
    // Ai(0) and Ai'(0).
    private const double AiryAtZero = 0.35502805388781723926;
    private const double AirySlopeAtZero = -0.25881940379280679840;

    /// <summary>K₀(x); ∞ at 0 and NaN below.</summary>
    public static double BesselK0(double x) => BesselK0e(x) * Math.Exp(-x);

    /// <summary>K₁(x); ∞ at 0 and NaN below.</summary>
    public static double BesselK1(double x) => BesselK1e(x) * Math.Exp(-x);

    /// <summary>exp(x) K₀(x).</summary>
    public static double BesselK0e(double x) => BesselKe(x, 0);

    /// <summary>exp(x) K₁(x).</summary>
    public static double BesselK1e(double x) => BesselKe(x, 1);

    /// <summary>Ai(x).</summary>
    public static double AiryAi(double x)
    {
        if (x >= 1)
        {
            double argument = 2 * x * Math.Sqrt(x) / 3;
            return double.IsPositiveInfinity(argument) ? 0 : Math.Sqrt(x / 3) / Math.PI * BesselKe(argument, 1.0 / 3) * Math.Exp(-argument);
        }

        return x > -10 ? AiryByTaylor(x) : double.IsNaN(x) ? x : AiryAsymptotic(-x);
    }

    private static double BesselKe(double x, double order)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.PositiveInfinity : x > 0 ? 0 : double.NaN;
        }

        if (x < 1e-8)
        {
            // The leading terms; Airy's function asks for no order between 0 and 1 here.
            return order == 0 ? (1 + x) * -(Math.Log(x / 2) + EulerGamma) : (1 / x) + 1;
        }

        double step = Math.Min(0.2, 0.5 / Math.Sqrt(x)), sum = 0.5;
        for (double t = step; ; t += step)
        {
            double sinh = Math.Sinh(t / 2), exponent = 2 * x * sinh * sinh, term = Math.Exp(-exponent) * Math.Cosh(order * t);
            sum += term;
            if (exponent > 1 && !(term >= 1e-18 * sum))
            {
                return sum * step;
            }
        }
    }

    // y'' = x y, stepped from 0: where Ai oscillates, and where it does not yet fall, that is stable.
    private static double AiryByTaylor(double x)
    {
        const int Terms = 28;
        int steps = Math.Max(1, (int)Math.Ceiling(Math.Abs(x) * 2));
        Span<double> series = stackalloc double[Terms];
        double h = x / steps, y = AiryAtZero, slope = AirySlopeAtZero;
        for (int step = 0; step < steps; step++)
        {
            (series[0], series[1]) = (y, slope);
            for (int k = 0; k + 2 < Terms; k++)
            {
                series[k + 2] = ((step * h * series[k]) + (k > 0 ? series[k - 1] : 0)) / ((k + 2) * (k + 1));
            }

            (y, slope) = (0, 0);
            for (int k = Terms - 1; k >= 0; k--)
            {
                slope = (slope * h) + y;
                y = (y * h) + series[k];
            }
        }

        return y;
    }

    /// <summary>Ai(-x) for large x: Abramowitz and Stegun 10.4.60.</summary>
    private static double AiryAsymptotic(double x)
    {
        double angle = 2 * x * Math.Sqrt(x) / 3, p = 1, q = 0, term = 1;
        if (double.IsInfinity(angle))
        {
            return 0;
        }

        for (int k = 1; k < 60; k++)
        {
            double next = term * (((6 * k) - 5.0) * ((6 * k) - 3) * ((6 * k) - 1) / (((2 * k) - 1) * 216.0 * k)) / angle;
            if (next >= term || next < 1e-18)
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

        (double sin, double cos) = Math.SinCos(angle + (Math.PI / 4));
        return ((sin * p) - (cos * q)) / (Math.Sqrt(Math.PI) * Math.Sqrt(Math.Sqrt(x)));
    }
}
