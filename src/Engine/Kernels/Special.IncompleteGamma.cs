namespace GradService.Kernels;

/// <summary>
/// The regularized incomplete gamma functions P(a, x) = ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt / Γ(a) and Q = 1 - P. The smaller of the two is computed: by P's power
/// series (Abramowitz and Stegun 6.5.29), by Q's continued fraction (6.5.31), and for large a by integrating the tail numerically.
/// </summary>
internal static partial class Special
{
    private const double LargeShape = 100;

    // Beyond e⁻⁴⁰ of its height the integrand no longer counts.
    private const double Reach = -40;

    private static readonly (double[] Nodes, double[] Weights) Gauss = GaussLegendre(64);

    /// <summary>P(a, x); NaN where a or x is negative.</summary>
    public static double GammaP(double a, double x) => IncompleteGamma(a, x).P;

    /// <summary>Q(a, x); NaN where a or x is negative.</summary>
    public static double GammaQ(double a, double x) => IncompleteGamma(a, x).Q;

    private static (double P, double Q) IncompleteGamma(double a, double x)
    {
        if (!(a >= 0) || !(x >= 0) || (a == 0 && x == 0) || (double.IsInfinity(a) && double.IsInfinity(x)))
        {
            return (double.NaN, double.NaN);
        }

        if (a == 0 || double.IsInfinity(x))
        {
            return (1, 0);
        }

        if (x == 0 || double.IsInfinity(a))
        {
            return (0, 1);
        }

        if (a >= LargeShape)
        {
            double tail = Tail(a, x, up: x >= a);
            return x >= a ? (1 - tail, tail) : (tail, 1 - tail);
        }

        return a < 1 && x < 1.1 ? SmallShape(a, x) : x < a + 1 ? PowerSeries(a, x) : ContinuedFraction(a, x);
    }

    private static (double P, double Q) SmallShape(double a, double x)
    {
        double sum = 0, term = 1;
        for (int n = 1; n < 60 && Math.Abs(term) > 1e-18; n++)
        {
            term *= -x / n;
            sum += term / (a + n);
        }

        double exponent = (a * Math.Log(x)) - LogGammaOnePlus(a), power = Math.Exp(exponent);
        return (power * (1 + (a * sum)), -Expm1(exponent) - (power * a * sum));
    }

    private static (double P, double Q) PowerSeries(double a, double x)
    {
        double sum = 1, term = 1;
        for (int n = 1; term > 1e-18 * sum; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        double p = GammaDensity(a, x) * sum;
        return (p, 1 - p);
    }

    // W. Lentz' way to evaluate a continued fraction.
    private static (double P, double Q) ContinuedFraction(double a, double x)
    {
        double b = x + 1 - a, c = double.PositiveInfinity, d = 1 / b, fraction = d;
        for (int i = 1; i < 2000; i++)
        {
            double numerator = -i * (i - a);
            b += 2;
            d = 1 / NotZero((numerator * d) + b);
            c = NotZero(b + (numerator / c));
            double factor = d * c;
            fraction *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
            {
                break;
            }
        }

        double q = GammaDensity(a, x) * a * fraction;
        return (1 - q, q);
    }

    private static double NotZero(double x) => x == 0 ? 1e-300 : x;

    /// <summary>The integral beyond x, away from the peak: the density at x times that of its ratio to it, which falls steadily.</summary>
    private static double Tail(double a, double x, bool up)
    {
        double sign = up ? 1 : -1, low = 0, high = up ? Math.Sqrt(a) : x;
        while (up && LogRatio(high) > Reach && double.IsFinite(high))
        {
            high *= 2;
        }

        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = LogRatio(sign * middle) < Reach ? (low, middle) : (middle, high);
        }

        double sum = 0;
        for (int i = 0; i < Gauss.Nodes.Length; i++)
        {
            sum += Gauss.Weights[i] * Math.Exp(LogRatio(sign * high * (Gauss.Nodes[i] + 1) / 2));
        }

        return GammaDensity(a, x) * (a / x) * sum * (high / 2);

        double LogRatio(double distance) => ((a - 1) * Log1p(distance / x)) - distance;
    }

    /// <summary>xᵃ e⁻ˣ / Γ(a + 1), without the cancellation between its factors for large a.</summary>
    private static double GammaDensity(double a, double x)
    {
        if (a < 10)
        {
            return Math.Exp((a * Math.Log(x)) - x - LogGamma(a + 1));
        }

        double stirling = Polynomial(1 / (a * a), Stirling) / a;
        return Math.Exp((-a * Excess(x, a)) - stirling) / Math.Sqrt(2 * Math.PI * a);
    }

    /// <summary>μ - ln(1 + μ) for μ = x / a - 1.</summary>
    private static double Excess(double x, double a)
    {
        double mu = (x - a) / a;
        if (Math.Abs(mu) >= 0.2)
        {
            return mu - (x < a / 2 ? Math.Log(x / a) : Log1p(mu));
        }

        double sum = 0;
        for (int k = 30; k >= 2; k--)
        {
            sum = ((int.IsEvenInteger(k) ? 1.0 : -1.0) / k) + (mu * sum);
        }

        return sum * mu * mu;
    }

    /// <summary>ln Γ(1 + a), with all its digits near 0 too: Abramowitz and Stegun 6.1.33.</summary>
    private static double LogGammaOnePlus(double a) => a < 1e-4
        ? a * (-EulerGamma + (a * ((Math.PI * Math.PI / 12) - (a * (1.2020569031595942 / 3)))))
        : LogGamma(1 + a);

    /// <summary>The nodes, zeros of Legendre's polynomial, by Newton's iteration, and the weights of Gauss' quadrature on (-1, 1).</summary>
    private static (double[] Nodes, double[] Weights) GaussLegendre(int count)
    {
        var (nodes, weights) = (new double[count], new double[count]);
        for (int i = 0; i < count; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5)), slope = 0;
            for (int step = 0; step < 8; step++)
            {
                (double last, double value) = (1, x);
                for (int k = 2; k <= count; k++)
                {
                    (last, value) = (value, ((((2 * k) - 1) * x * value) - ((k - 1) * last)) / k);
                }

                slope = count * ((x * value) - last) / ((x * x) - 1);
                x -= value / slope;
            }

            (nodes[i], weights[i]) = (x, 2 / ((1 - (x * x)) * slope * slope));
        }

        return (nodes, weights);
    }
}
