using System.Globalization;
using System.Numerics;

namespace GradService.Tensors.Printing;

/// <summary>The printed elements of a tensor, all in one format that depends on all of them, and the width that each takes in a line.</summary>
/// <param name="Cells">The texts, padded on the left.</param>
/// <param name="Width">The width by which PyTorch counts how many fit on a line; infinities may be wider.</param>
internal readonly record struct Column(string[] Cells, int Width)
{
    private const double LargestFixed = 1e8, SmallestFixed = 1e-4, LargestRatio = 1000;

    public static Column Of(ReadOnlySpan<long> values)
    {
        var texts = new string[values.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = values[i].ToString(CultureInfo.InvariantCulture);
        }

        return Padded(texts, texts.Max(text => text.Length));
    }

    public static Column OfBools(ReadOnlySpan<long> values)
    {
        var texts = new string[values.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = values[i] != 0 ? "True" : "False";
        }

        return Padded(texts, texts.Max(text => text.Length));
    }

    /// <summary>Floats: as whole numbers, with decimals, or in scientific form, whichever suits all that are finite and not zero.</summary>
    public static Column Of(ReadOnlySpan<double> values, PrintOptions options)
    {
        bool isWhole = AreWhole(values), isScientific = AreScientific(values, isWhole);
        var (format, point) = FormatFor(isScientific, isWhole, options);
        int width = 1;
        bool hasDigits = false;
        foreach (double value in values)
        {
            if (double.IsFinite(value) && value != 0)
            {
                hasDigits = true;
                width = Math.Max(width, Text(value, format, point).Length);
            }
        }

        // The width is that of the form that the values ask for, even where another is wanted; zeros have one form.
        (format, point) = FormatFor(hasDigits && options.Scientific is { } wanted ? wanted : isScientific, isWhole, options);
        var texts = new string[values.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Text(values[i], format, point);
        }

        return Padded(texts, width);
    }

    /// <summary>Complex numbers: real and imaginary parts are two columns, each with a format of its own.</summary>
    public static Column Of(ReadOnlySpan<Complex> values, PrintOptions options)
    {
        var parts = new double[values.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = values[i].Real;
        }

        Column real = Of(parts, options);
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = values[i].Imaginary;
        }

        Column imaginary = Of(parts, options);
        for (int i = 0; i < parts.Length; i++)
        {
            string part = imaginary.Cells[i].TrimStart();
            real.Cells[i] += $"{(part[0] == '-' ? string.Empty : "+")}{part}j";
        }

        return new Column(real.Cells, real.Width + imaginary.Width + 1);
    }

    private static bool AreWhole(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (double.IsFinite(value) && value != Math.Truncate(value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreScientific(ReadOnlySpan<double> values, bool areWhole)
    {
        double smallest = double.PositiveInfinity, largest = 0;
        foreach (double value in values)
        {
            if (double.IsFinite(value) && value != 0)
            {
                smallest = Math.Min(smallest, Math.Abs(value));
                largest = Math.Max(largest, Math.Abs(value));
            }
        }

        return largest > 0 && (largest / smallest > LargestRatio || largest > LargestFixed || (!areWhole && smallest < SmallestFixed));
    }

    private static (string Format, string Point) FormatFor(bool isScientific, bool isWhole, PrintOptions options) =>
        isScientific ? (string.Create(CultureInfo.InvariantCulture, $"E{options.Precision}"), string.Empty)
        : isWhole ? ("F0", ".")
        : (string.Create(CultureInfo.InvariantCulture, $"F{options.Precision}"), string.Empty);

    private static string Text(double value, string format, string point)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        string text = value.ToString(format, CultureInfo.InvariantCulture);
        if (format[0] != 'E')
        {
            return text + point;
        }

        // .NET writes three digits of the exponent at least, Python two.
        int exponent = text.IndexOf('E', StringComparison.Ordinal) + 2;
        return $"{text[..(exponent - 2)]}e{text[exponent - 1]}{text[exponent..].TrimStart('0').PadLeft(2, '0')}";
    }

    private static Column Padded(string[] texts, int width)
    {
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = texts[i].PadLeft(width);
        }

        return new Column(texts, width);
    }
}
