using System.Numerics;

namespace GradService.Kernels;

/// <summary>Givens' rotations and the two by two problems that end the iterations, with LAPACK's signs.</summary>
internal static class Rotation
{
    /// <summary>c ≥ 0, s and r with c·f + s·g = r and c·g = s·f; r has the sign of f (Anderson, LAPACK Working Note 150).</summary>
    public static (double Cosine, double Sine, double Length) Make(double f, double g)
    {
        if (g == 0)
        {
            return (1, 0, f);
        }

        if (f == 0)
        {
            return (0, Math.CopySign(1, g), Math.Abs(g));
        }

        double square = (f * f) + (g * g);
        double length = Math.CopySign(square is > 1e-280 and < 1e280 ? Math.Sqrt(square) : double.Hypot(f, g), f);
        return (f / length, g / length, length);
    }

    /// <summary>x ← c·x + s·y, y ← c·y − s·x.</summary>
    public static void Apply(Span<double> x, Span<double> y, double cosine, double sine)
    {
        int i = 0;
        var (c, s) = (new Vector<double>(cosine), new Vector<double>(sine));
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var (a, b) = (new Vector<double>(x[i..]), new Vector<double>(y[i..]));
            ((c * a) + (s * b)).CopyTo(x[i..]);
            ((c * b) - (s * a)).CopyTo(y[i..]);
        }

        for (; i < x.Length; i++)
        {
            (x[i], y[i]) = ((cosine * x[i]) + (sine * y[i]), (cosine * y[i]) - (sine * x[i]));
        }
    }

    /// <summary>The eigenvalues of [[a, b], [b, c]], the one of greater size first, and its eigenvector (cosine, sine).</summary>
    public static (double First, double Second, double Cosine, double Sine) Symmetric(double a, double b, double c)
    {
        double sum = a + c, difference = a - c, twice = b + b;
        double root = Field.Hypotenuse(difference, twice);
        double greater = Math.Abs(a) > Math.Abs(c) ? a : c, lesser = Math.Abs(a) > Math.Abs(c) ? c : a;
        double first, second;
        if (sum == 0)
        {
            (first, second) = (0.5 * root, -0.5 * root);
        }
        else
        {
            first = 0.5 * (sum + Math.CopySign(root, sum));
            second = ((greater / first) * lesser) - ((b / first) * b);
        }

        int side = sum < 0 ? -1 : 1, slope = difference >= 0 ? 1 : -1;
        double adjacent = difference + (slope * root), cosine, sine;
        if (Math.Abs(adjacent) > Math.Abs(twice))
        {
            double cotangent = -twice / adjacent;
            sine = 1 / Math.Sqrt(1 + (cotangent * cotangent));
            cosine = cotangent * sine;
        }
        else if (twice == 0)
        {
            (cosine, sine) = (1, 0);
        }
        else
        {
            double tangent = -adjacent / twice;
            cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
            sine = tangent * cosine;
        }

        return side == slope ? (first, second, -sine, cosine) : (first, second, cosine, sine);
    }

    /// <summary>The lesser singular value of [[f, g], [0, h]].</summary>
    public static double LeastSingular(double f, double g, double h)
    {
        double low = Math.Min(Math.Abs(f), Math.Abs(h)), high = Math.Max(Math.Abs(f), Math.Abs(h)), off = Math.Abs(g);
        if (low == 0)
        {
            return 0;
        }

        double sum = 1 + (low / high), difference = (high - low) / high;
        if (off < high)
        {
            double ratio = off / high * (off / high);
            return low * (2 / (Math.Sqrt((sum * sum) + ratio) + Math.Sqrt((difference * difference) + ratio)));
        }

        double inverse = high / off;
        if (inverse == 0)
        {
            return low * high / off;
        }

        double factor = 1 / (Math.Sqrt(1 + (sum * inverse * (sum * inverse))) + Math.Sqrt(1 + (difference * inverse * (difference * inverse))));
        return 2 * (low * factor * inverse);
    }

    /// <summary>
    /// [[cl, sl], [−sl, cl]]·[[f, g], [0, h]]·[[cr, −sr], [sr, cr]] = diag(greater, lesser): singular values with signs, the greater in
    /// size first (Demmel and Kahan, Accurate singular values of bidiagonal matrices, 1990).
    /// </summary>
    public static SingularPair Triangular(double f, double g, double h)
    {
        bool exchanged = Math.Abs(h) > Math.Abs(f);
        double top = exchanged ? h : f, bottom = exchanged ? f : h, high = Math.Abs(top), low = Math.Abs(bottom), off = Math.Abs(g);
        double greater = high, lesser = low, cosineLeft = 1, sineLeft = 0, cosineRight = 1, sineRight = 0;
        if (off > high && high / off < SingularValues.Epsilon)
        {
            greater = off;
            lesser = low > 1 ? high / (off / low) : high / off * low;
            (cosineLeft, sineLeft, sineRight, cosineRight) = (1, bottom / g, 1, top / g);
        }
        else if (off != 0)
        {
            double gap = high - low, share = gap == high ? 1 : gap / high, slope = g / top, sum = 2 - share;
            double square = slope * slope, s = Math.Sqrt((sum * sum) + square);
            double r = share == 0 ? Math.Abs(slope) : Math.Sqrt((share * share) + square), mean = 0.5 * (s + r);
            lesser = low / mean;
            greater = high * mean;
            double t = square != 0 ? ((slope / (s + sum)) + (slope / (r + share))) * (1 + mean)
                : share == 0 ? Math.CopySign(2, top) * Math.CopySign(1, g)
                : (g / Math.CopySign(gap, top)) + (slope / sum);
            double length = Math.Sqrt((t * t) + 4);
            cosineRight = 2 / length;
            sineRight = t / length;
            cosineLeft = (cosineRight + (sineRight * slope)) / mean;
            sineLeft = bottom / top * sineRight / mean;
        }

        (double cl, double sl, double cr, double sr) =
            exchanged ? (sineRight, cosineRight, sineLeft, cosineLeft) : (cosineLeft, sineLeft, cosineRight, sineRight);
        double sign = Math.CopySign(
            1,
            off > high ? Sign(sr) * Sign(cl) * Sign(g) : exchanged ? Sign(sr) * Sign(sl) * Sign(h) : Sign(cr) * Sign(cl) * Sign(f));
        return new(Math.CopySign(greater, sign), Math.CopySign(lesser, sign * Sign(f) * Sign(h)), cl, sl, cr, sr);
    }

    private static double Sign(double value) => Math.CopySign(1, value);
}

/// <summary>Two singular values with signs, and the rotations that lead to them.</summary>
internal readonly record struct SingularPair(
    double Greater, double Lesser, double CosineLeft, double SineLeft, double CosineRight, double SineRight);
