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

        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The nearest float, rounded once.</summary>
    public readonly float ToSingle()
    {
        if (significant <= MaxDigits && mantissa <= ExactMantissaSingle && exponent is >= -ExactPowerSingle and <= ExactPowerSingle)
        {
            float value = exponent < 0 ? mantissa / SinglePowers[-exponent] : mantissa * SinglePowers[exponent];
            return negative ? -value : value;
        }

        return float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
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

    private static int Peek(ReadOnlySpan<byte> body, int at) => (uint)at < (uint)body.Length ? body[at] : 0;

    private void Digits(ReadOnlySpan<byte> body, ref int at)
    {
        uint digit;
        while ((uint)at < (uint)body.Length && (digit = body[at] - (uint)'0') <= 9)
        {
            mantissa = (mantissa * 10) + digit;
            significant += (mantissa | (uint)significant) != 0 ? 1 : 0;
            at++;
        }
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
