using System.Globalization;
using System.Text.Json;

namespace GradService.Graphs;

/// <summary>A number as JSON writes it, taken apart: ±mantissa · 10^exponent.</summary>
internal ref struct NumberText
{
    // Up to here a power of ten, and a product with one, is exact in double (Clinger 1990).
    private const int ExactPower = 22;
    private const ulong ExactMantissa = 1UL << 53;

    // The same for float.
    private const int ExactPowerSingle = 10;
    private const ulong ExactMantissaSingle = 1UL << 24;

    private const int MaxDigits = 19;

    private static readonly double[] Powers = [.. Enumerable.Range(0, ExactPower + 1).Select(n => double.Parse($"1e{n}", CultureInfo.InvariantCulture))];

    private static readonly float[] SinglePowers = [.. Enumerable.Range(0, ExactPowerSingle + 1).Select(n => float.Parse($"1e{n}", CultureInfo.InvariantCulture))];

    private ReadOnlySpan<byte> text;
    private ulong mantissa;
    private int exponent;
    private bool negative;

    // Digits from the first that is not 0; beyond MaxDigits the mantissa does not hold them all.
    private int significant;

    /// <summary>Whether it has neither fraction nor exponent.</summary>
    public bool IsInteger { get; private set; }

    /// <summary>Reads a number and moves behind it.</summary>
    /// <exception cref="JsonException">It is none of JSON's.</exception>
    public static NumberText Read(ReadOnlySpan<byte> body, ref int at)
    {
        var number = new NumberText { IsInteger = true };
        int start = at;
        if (Peek(body, at) == '-')
        {
            number.negative = true;
            at++;
        }

        int first = at;
        number.Digits(body, ref at);
        if (at == first || (at > first + 1 && body[first] == '0'))
        {
            throw new JsonException();
        }

        if (Peek(body, at) == '.')
        {
            number.IsInteger = false;
            at++;
            int point = at;
            number.Digits(body, ref at);
            number.exponent = point - at;
            if (at == point)
            {
                throw new JsonException();
            }
        }

        if ((Peek(body, at) | 0x20) == 'e')
        {
            number.IsInteger = false;
            number.Exponent(body, ref at);
        }

        number.text = body[start..at];
        return number;
    }

    /// <summary>The nearest double.</summary>
    public readonly double ToDouble()
    {
        if (significant <= MaxDigits && mantissa <= ExactMantissa && exponent is >= -ExactPower and <= ExactPower)
        {
            double value = exponent < 0 ? mantissa / Powers[-exponent] : mantissa * Powers[exponent];
            return negative ? -value : value;
        }

        return Corrected(out double nearest) ? nearest : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The nearest float, rounded once.</summary>
    public readonly float ToSingle()
    {
        if (significant <= MaxDigits && mantissa <= ExactMantissaSingle && exponent is >= -ExactPowerSingle and <= ExactPowerSingle)
        {
            float value = exponent < 0 ? mantissa / SinglePowers[-exponent] : mantissa * SinglePowers[exponent];
            return negative ? -value : value;
        }

        return Rounded(out float nearest) ? nearest : float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The value as an integer; null if it has a fraction or does not fit.</summary>
    public readonly long? ToInt64()
    {
        if (!IsInteger)
        {
            double value = ToDouble();
            return value == Math.Floor(value) && Math.Abs(value) <= ExactMantissa ? (long)value : null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer) ? integer : null;
    }

    /// <summary>
    /// The mantissa as high + low, the quotient or product with a power of ten as an approximation and a correction. If the correction
    /// rounds alike at both ends of its error, so does the true value; otherwise, one time in thousands, the long way decides.
    /// </summary>
    private readonly bool Corrected(out double value)
    {
        const double Error = 1.0 / (1L << 50);
        value = 0;
        if (significant > MaxDigits || mantissa > long.MaxValue || exponent is < -ExactPower or > ExactPower)
        {
            return false;
        }

        double high = mantissa, low = (long)(mantissa - (ulong)high), power = Powers[Math.Abs(exponent)], near, correction;
        if (exponent < 0)
        {
            near = high / power;
            correction = (Math.FusedMultiplyAdd(-near, power, high) + low) / power;
        }
        else
        {
            near = high * power;
            correction = Math.FusedMultiplyAdd(high, power, -near) + (low * power);
        }

        value = near + (correction * (1 - Error));
        bool certain = value == near + (correction * (1 + Error));
        value = negative ? -value : value;
        return certain;
    }

    /// <summary>A double, rounded again where that is safe: far from the middle between two normal floats.</summary>
    private readonly bool Rounded(out float value)
    {
        const long Dropped = (1L << 29) - 1, Middle = 1L << 28;
        value = 0;
        if (significant > MaxDigits || mantissa is > ExactMantissa or 0 || exponent is < -ExactPower or > ExactPower)
        {
            return false;
        }

        double wide = exponent < 0 ? mantissa / Powers[-exponent] : mantissa * Powers[exponent];
        value = (float)(negative ? -wide : wide);
        return Math.Abs((BitConverter.DoubleToInt64Bits(wide) & Dropped) - Middle) > 1 && wide is > 1.2e-38 and < 3.4e38;
    }

    private static int Peek(ReadOnlySpan<byte> body, int at) => (uint)at < (uint)body.Length ? body[at] : 0;

    private void Digits(ReadOnlySpan<byte> body, ref int at)
    {
        int start = at, next = at;
        ulong taken = mantissa;
        uint digit;
        while ((uint)next < (uint)body.Length && (digit = body[next] - (uint)'0') <= 9)
        {
            taken = (taken * 10) + digit;
            next++;
        }

        mantissa = taken;
        at = next;
        while (significant == 0 && start < next && body[start] == '0')
        {
            start++;
        }

        significant += next - start;
    }

    private void Exponent(ReadOnlySpan<byte> body, ref int at)
    {
        at++;
        int sign = Peek(body, at);
        at += sign is '+' or '-' ? 1 : 0;
        int start = at, value = 0;
        while (Peek(body, at) is >= '0' and <= '9')
        {
            value = Math.Min((value * 10) + (body[at] - '0'), 100_000);
            at++;
        }

        if (at == start)
        {
            throw new JsonException();
        }

        exponent += sign == '-' ? -value : value;
    }
}
