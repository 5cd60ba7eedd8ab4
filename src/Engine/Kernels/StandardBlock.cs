namespace GradService.Kernels;

/// <summary>
/// [[a, b], [c, d]] rotated to its standard form: c = 0, or a = d and b·c &lt; 0 (Bai and Demmel, On swapping diagonal blocks in real Schur
/// form, 1993). Choices are those of LAPACK's xLANV2.
/// </summary>
internal readonly record struct StandardBlock(double A, double B, double C, double D, double Cosine, double Sine)
{
    // Discriminants below so many roundoffs are taken for those of equal eigenvalues.
    private const double NearlyEqual = 4 * 2 * SingularValues.Epsilon;

    public static StandardBlock Of(double a, double b, double c, double d)
    {
        if (c == 0)
        {
            return new(a, b, c, d, 1, 0);
        }

        if (b == 0)
        {
            return new(d, -c, 0, a, 0, 1);
        }

        double difference = a - d, half = 0.5 * difference;
        if (difference == 0 && Math.Sign(b) != Math.Sign(c))
        {
            return new(a, b, c, d, 1, 0);
        }

        double greater = Math.Max(Math.Abs(b), Math.Abs(c));
        double lesser = Math.Min(Math.Abs(b), Math.Abs(c)) * Math.Sign(b) * Math.Sign(c);
        double scale = Math.Max(Math.Abs(half), greater), discriminant = (half / scale * half) + (greater / scale * lesser);
        return discriminant >= NearlyEqual ? OfReal(b, c, d, half, scale, discriminant, greater, lesser) : OfPair(a, b, c, d);
    }

    private static StandardBlock OfReal(
        double b, double c, double d, double half, double scale, double discriminant, double greater, double lesser)
    {
        double root = half + Math.CopySign(Math.Sqrt(scale) * Math.Sqrt(discriminant), half), length = Field.Hypotenuse(c, root);
        return new(d + root, b - c, 0, d - (greater / root * lesser), root / length, c / length);
    }

    // Makes the diagonal elements equal; what is then left may still have real eigenvalues, nearly equal ones.
    private static StandardBlock OfPair(double a, double b, double c, double d)
    {
        double sum = b + c, difference = a - d, length = Field.Hypotenuse(sum, difference);
        double cosine = Math.Sqrt(0.5 * (1 + (Math.Abs(sum) / length)));
        double sine = -(0.5 * difference / (length * cosine)) * Math.CopySign(1, sum);
        (double aa, double bb, double cc, double dd) =
            ((a * cosine) + (b * sine), (b * cosine) - (a * sine), (c * cosine) + (d * sine), (d * cosine) - (c * sine));
        (a, b, c, d) = ((aa * cosine) + (cc * sine), (bb * cosine) + (dd * sine), (cc * cosine) - (aa * sine), (dd * cosine) - (bb * sine));
        a = d = 0.5 * (a + d);
        if (c == 0)
        {
            return new(a, b, c, d, cosine, sine);
        }

        if (b == 0)
        {
            return new(a, -c, 0, d, -sine, cosine);
        }

        if (Math.Sign(b) != Math.Sign(c))
        {
            return new(a, b, c, d, cosine, sine);
        }

        double rootB = Math.Sqrt(Math.Abs(b)), rootC = Math.Sqrt(Math.Abs(c)), shift = Math.CopySign(rootB * rootC, c);
        double inverse = 1 / Math.Sqrt(Math.Abs(b + c)), cosine1 = rootB * inverse, sine1 = rootC * inverse;
        return new(a + shift, b - c, 0, d - shift, (cosine * cosine1) - (sine * sine1), (cosine * sine1) + (sine * cosine1));
    }
}
