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

    /// <summary>Floats: as whole numbers, with four decimals, or in scientific form, whichever suits all that are finite and not zero.</summary>
    public static Column Of(ReadOnlySpan<double> values)
    {
        (string format, string whole) = FormatFor(values);
        var texts = new string[values.Length];
        int width = 1;
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Text(values[i], format, whole);
            if (double.IsFinite(values[i]) && values[i] != 0)
            {
                width = Math.Max(width, texts[i].Length);
            }
        }

        return Padded(texts, width);
    }

    /// <summary>Complex numbers: real and imaginary parts are two columns, each with a format of its own.</summary>
    public static Column Of(ReadOnlySpan<Complex> values)
    {
        var parts = new double[values.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = values[i].Real;
        }

        Column real = Of(parts);
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = values[i].Imaginary;
        }

        Column imaginary = Of(parts);
        for (int i = 0; i < parts.Length; i++)
        {
            string part = imaginary.Cells[i].TrimStart();
            real.Cells[i] += $"{(part[0] == '-' ? string.Empty : "+")}{part}j";
        }

        return new Column(real.Cells, real.Width + imaginary.Width + 1);
    }

    private static (string Format, string Whole) FormatFor(ReadOnlySpan<double> values)
    {
        double smallest = double.PositiveInfinity, largest = 0;
        bool whole = true;
        foreach (double value in values)
        {
            if (double.IsFinite(value) && value != 0)
            {
                smallest = Math.Min(smallest, Math.Abs(value));
                largest = Math.Max(largest, Math.Abs(value));
                whole &= value == Math.Truncate(value);
            }
        }

        bool scientific = largest > 0
            && (largest / smallest > LargestRatio || largest > LargestFixed || (!whole && smallest < SmallestFixed));
        return scientific ? ("E4", string.Empty) : whole ? ("F0", ".") : ("F4", string.Empty);
    }

    private static string Text(double value, string format, string whole)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        string text = value.ToString(format, CultureInfo.InvariantCulture);
        if (format[0] != 'E')
        {
            return text + whole;
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
