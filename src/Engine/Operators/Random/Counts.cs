using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Random counts. From ten expected ones on by W. Hörmann's transformed rejection (1993), which takes two uniform numbers a try.</summary>
internal static class Counts
{
    private const double Few = 10;

    // ln k! less Stirling's formula for it, for small k.
    private static readonly double[] StirlingErrors = [.. Enumerable.Range(0, 10).Select(StirlingError)];

    public static double Poisson(double rate)
    {
        if (!(rate >= 0))
        {
            throw GradException.Argument("invalid Poisson rate, expected rate to be non-negative");
        }

        return rate == 0 ? 0 : rate < Few ? PoissonByProducts(rate) : PoissonByRejection(rate);
    }

    public static double Binomial(double count, double p) =>
        double.IsNaN(p) ? p
        : count <= 0 || p <= 0 ? 0
        : p >= 1 ? count
        : p > 0.5 ? count - BinomialOfLess(count, 1 - p)
        : BinomialOfLess(count, p);

    private static double PoissonByProducts(double rate)
    {
        double end = Math.Exp(-rate), product = 1;
        for (int k = 0; ; k++)
        {
            product *= Next();
            if (!(product > end))
            {
                return k;
            }
        }
    }

    private static double PoissonByRejection(double rate)
    {
        double b = 0.931 + (2.53 * Math.Sqrt(rate)), a = -0.059 + (0.02483 * b);
        double inverseAlpha = 1.1239 + (1.1328 / (b - 3.4)), box = 0.9277 - (3.6224 / (b - 2)), logarithm = Math.Log(rate);
        while (true)
        {
            double u = Next() - 0.5, v = Next(), distance = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * a / distance) + b) * u) + rate + 0.43);
            if (distance >= 0.07 && v <= box)
            {
                return k;
            }

            if (k < 0 || (distance < 0.013 && v > distance))
            {
                continue;
            }

            if (Math.Log(v) + Math.Log(inverseAlpha) - Math.Log((a / (distance * distance)) + b) <= -rate + (k * logarithm) - Special.LogGamma(k + 1))
            {
                return k;
            }

            Evaluation.Charge(1);
        }
    }

    private static double BinomialOfLess(double count, double p) => count * p >= Few ? BinomialByRejection(count, p) : BinomialByWaiting(count, p);

    // How many waiting times for a success fit into the tries.
    private static double BinomialByWaiting(double count, double p)
    {
        double tries = 0, failure = Special.Log1p(-p);
        for (int successes = 0; ; successes++)
        {
            tries += Math.Ceiling(Math.Log(Next()) / failure);
            if (!(tries <= count))
            {
                return successes;
            }
        }
    }

    private static double BinomialByRejection(double count, double p)
    {
        double deviation = Math.Sqrt(count * p * (1 - p)), b = 1.15 + (2.53 * deviation), a = -0.0873 + (0.0248 * b) + (0.01 * p);
        double centre = (count * p) + 0.5, box = 0.92 - (4.2 / b), odds = p / (1 - p), alpha = (2.83 + (5.1 / b)) * deviation;
        double mode = Math.Floor((count + 1) * p);
        while (true)
        {
            double u = Next() - 0.5, v = Next(), distance = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * a / distance) + b) * u) + centre);
            if (distance >= 0.07 && v <= box)
            {
                return k;
            }

            if (k < 0 || k > count)
            {
                continue;
            }

            double bound = ((mode + 0.5) * Math.Log((mode + 1) / (odds * (count - mode + 1))))
                + ((count + 1) * Math.Log((count - mode + 1) / (count - k + 1)))
                + ((k + 0.5) * Math.Log(odds * (count - k + 1) / (k + 1)))
                + Tail(mode) + Tail(count - mode) - Tail(k) - Tail(count - k);
            if (Math.Log(v * alpha / ((a / (distance * distance)) + b)) <= bound)
            {
                return k;
            }

            Evaluation.Charge(1);
        }
    }

    private static double Tail(double k)
    {
        if (k <= 9)
        {
            return StirlingErrors[(int)k];
        }

        double square = (k + 1) * (k + 1);
        return ((1.0 / 12) - (((1.0 / 360) - (1.0 / 1260 / square)) / square)) / (k + 1);
    }

    private static double StirlingError(int k) => Special.LogGamma(k + 1) - (((k + 0.5) * Math.Log(k + 1)) - (k + 1) + (0.5 * Math.Log(2 * Math.PI)));

    private static double Next() => Evaluation.Random.Uniform(DType.Float64);
}
