using System.Globalization;
using System.Numerics;
using GradService.Language.Runtime;
using GradService.Tensors;
using GradService.Tensors.Printing;

namespace GradService.Language.Numpy;

/// <summary>The elements of an array as text, all in one format that depends on all of them.</summary>
internal static class ArrayCells
{
    // From here on, and below, all numbers print in scientific form.
    private const double LargestFixed = 1e8, SmallestFixed = 1e-4, LargestRatio = 1000;

    // More digits than any float has.
    private const int AllDigits = 1100;

    public static string[] Of(Tensor elements, ArrayPrintOptions options)
    {
        if (elements.DType == DType.Bool)
        {
            string yes = elements.Rank == 0 ? "True" : " True";
            return [.. elements.ToInt64s().Select(item => item != 0 ? yes : "False")];
        }

        if (elements.DType.IsComplex())
        {
            Complex[] numbers = elements.ToComplexNumbers();
            DType part = elements.DType.ToReal();
            string[] real = Of([.. numbers.Select(static number => number.Real)], part, options, options.Sign);
            string[] imaginary = Of([.. numbers.Select(static number => number.Imaginary)], part, options, '+');
            return [.. real.Select((text, i) => text + imaginary[i].TrimEnd(' ') + "j" + new string(' ', imaginary[i].Length - imaginary[i].TrimEnd(' ').Length))];
        }

        if (elements.DType.IsFloatingPoint())
        {
            return Of(elements.ToDoubles(), elements.DType, options, options.Sign);
        }

        string[] texts = [.. elements.ToInt64s().Select(static item => item.ToString(CultureInfo.InvariantCulture))];
        int width = texts.Max(static text => text.Length);
        return [.. texts.Select(text => text.PadLeft(width))];
    }

    /// <summary>The shortest text of a scalar, as Python writes floats.</summary>
    public static string Shortest(double value, DType dtype)
    {
        if (!double.IsFinite(value) || value == 0 || dtype == DType.Float64)
        {
            return Text.OfFloat(value);
        }

        if (Math.Abs(value) is >= 1e-4 and < 1e16)
        {
            string plain = Positional(value, dtype, AllDigits, isUnique: true);
            var (digits, exponent) = Digits(value, dtype);
            return !plain.EndsWith('.') ? plain : $"{(value < 0 ? "-" : string.Empty)}{digits.PadRight(exponent + 1, '0')}.0";
        }

        string text = Scientific(value, dtype, AllDigits);
        return text.Replace(".e", "e", StringComparison.Ordinal);
    }

    private static string[] Of(double[] values, DType dtype, ArrayPrintOptions options, char sign)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        bool isFixed = options.FloatMode == "fixed", isScientific = IsScientific(finite, options);
        int precision = options.FloatMode == "unique" ? AllDigits : options.Precision;
        var texts = new string[values.Length];
        int left = 0, right = 0;
        if (isScientific)
        {
            string[] raw = [.. finite.Select(value => Signed(value, Scientific(Math.Abs(value), dtype, precision, isFixed), sign))];
            int digits = raw.Max(static text => text.IndexOf('e', StringComparison.Ordinal) - text.IndexOf('.', StringComparison.Ordinal) - 1);
            int exponent = raw.Max(static text => text.Length - text.IndexOf('e', StringComparison.Ordinal) - 2);
            left = raw.Max(static text => text.IndexOf('.', StringComparison.Ordinal));
            right = exponent + 2 + digits;
            Fill([.. raw.Select((text, i) => Padded(finite[i], text, digits, exponent, sign))]);
        }
        else
        {
            string[] raw = [.. finite.Select(value => Signed(value, Positional(Math.Abs(value), dtype, precision, !isFixed), sign))];
            if (raw.Length > 0)
            {
                left = raw.Max(static text => text.IndexOf('.', StringComparison.Ordinal));
                right = raw.Max(static text => text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1);
            }

            bool isEqual = options.FloatMode == "maxprec_equal" && right > 0;
            Fill([.. raw.Select((text, i) => isEqual
                ? Signed(finite[i], Positional(Math.Abs(finite[i]), dtype, right, isUnique: false), sign)
                : text.PadRight(text.IndexOf('.', StringComparison.Ordinal) + 1 + right))]);
        }

        // Infinities and NaN may be wider than the numbers.
        bool hasMinus = sign != '-' || values.Any(double.IsNegativeInfinity);
        if (finite.Length < values.Length)
        {
            left = Math.Max(left, Math.Max(options.NaN.Length - right - 1, options.Infinity.Length + (hasMinus ? 1 : 0) - right - 1));
        }

        return [.. texts.Select(text => text.PadLeft(left + 1 + right))];

        void Fill(string[] raw)
        {
            int at = 0;
            for (int i = 0; i < texts.Length; i++)
            {
                texts[i] = double.IsFinite(values[i]) ? raw[at++]
                    : double.IsNaN(values[i]) ? (sign == '+' ? "+" : string.Empty) + options.NaN
                    : Signed(values[i], options.Infinity, sign);
            }
        }
    }

    private static bool IsScientific(double[] finite, ArrayPrintOptions options)
    {
        double smallest = double.PositiveInfinity, largest = 0;
        foreach (double value in finite)
        {
            if (value != 0)
            {
                smallest = Math.Min(smallest, Math.Abs(value));
                largest = Math.Max(largest, Math.Abs(value));
            }
        }

        return largest > 0 && (largest >= LargestFixed || (!options.Suppress && (smallest < SmallestFixed || largest / smallest > LargestRatio)));
    }

    private static string Signed(double value, string text, char sign) =>
        double.IsNegative(value) ? "-" + text : sign == '-' ? text : sign + text;

    // A number in scientific form with as many digits, of the fraction and of the exponent, as the widest: not zeros, but what it has there.
    private static string Padded(double value, string text, int digits, int exponent, char sign)
    {
        int at = text.IndexOf('e', StringComparison.Ordinal), point = text.IndexOf('.', StringComparison.Ordinal);
        if (at - point - 1 < digits)
        {
            var (exact, power) = Cut(Math.Abs(value), digits);
            text = Signed(value, WithExponent(exact, power), sign);
            at = text.IndexOf('e', StringComparison.Ordinal);
        }

        return $"{text[..at]}e{text[at + 1]}{text[(at + 2)..].PadLeft(exponent, '0')}";
    }

    // .NET writes as many digits as asked for, correctly rounded.
    private static (string Text, int Exponent) Cut(double value, int precision)
    {
        string text = value.ToString("E" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int at = text.IndexOf('E', StringComparison.Ordinal);
        return (precision == 0 ? text[..at] + "." : text[..at], int.Parse(text.AsSpan(at + 1), CultureInfo.InvariantCulture));
    }

    /// <summary>The fewest digits that tell the number from others of its dtype, and no more behind the point than asked for; ends in the point at least.</summary>
    private static string Positional(double value, DType dtype, int precision, bool isUnique)
    {
        if (!isUnique)
        {
            return value.ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) is var exact && precision == 0 ? exact + "." : exact;
        }

        var (digits, exponent) = Digits(value, dtype);
        int fraction = digits.Length - exponent - 1;
        if (fraction > precision)
        {
            string cut = value.ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            return precision == 0 ? cut + "." : cut.TrimEnd('0');
        }

        string sign = value < 0 ? "-" : string.Empty;
        return exponent < 0 ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : fraction <= 0 ? value.ToString("F0", CultureInfo.InvariantCulture) + "."
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    private static string Scientific(double value, DType dtype, int precision, bool keepsZeros = false)
    {
        var (digits, exponent) = Digits(value, dtype);
        if (digits.Length - 1 > precision)
        {
            (string text, exponent) = Cut(Math.Abs(value), precision);
            digits = text.Replace(".", string.Empty, StringComparison.Ordinal);
            digits = keepsZeros ? digits : digits[0] + digits[1..].TrimEnd('0');
        }
        else if (keepsZeros)
        {
            digits = digits.PadRight(precision + 1, '0');
        }

        return (value < 0 ? "-" : string.Empty) + WithExponent($"{digits[0]}.{digits[1..]}", exponent);
    }

    private static string WithExponent(string digits, int exponent) => string.Create(CultureInfo.InvariantCulture, $"{digits}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");

    // The shortest digits that give the number back in its dtype, without zeros at the end, and the exponent of the first.
    private static (string Digits, int Exponent) Digits(double value, DType dtype)
    {
        if (value == 0)
        {
            return ("0", 0);
        }

        string text = dtype switch
        {
            DType.Float16 => ((Half)Math.Abs(value)).ToString("R", CultureInfo.InvariantCulture),
            DType.Float32 => ((float)Math.Abs(value)).ToString("R", CultureInfo.InvariantCulture),
            _ => ShortestDigits.Of(Math.Abs(value)),
        };
        int e = text.IndexOf('E', StringComparison.Ordinal), exponent = 0;
        if (e >= 0)
        {
            exponent = int.Parse(text.AsSpan(e + 1), CultureInfo.InvariantCulture);
            text = text[..e];
        }

        int point = text.IndexOf('.', StringComparison.Ordinal);
        exponent += (point < 0 ? text.Length : point) - 1;
        string digits = text.Replace(".", string.Empty, StringComparison.Ordinal);
        int zeros = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), exponent - zeros);
    }
}
