using System.Globalization;
using System.Numerics;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Formatting;

/// <summary>
/// Python's format specifications: <c>[[fill]align][sign][z][#][0][width][grouping][.precision][type]</c>.
/// </summary>
internal readonly record struct Format
{
    private const int MaxWidth = 1 << 20;

    public char Fill { get; init; }

    public char Align { get; init; }

    public char Sign { get; init; }

    public bool IsAlternate { get; init; }

    public int Width { get; init; }

    public char Grouping { get; init; }

    public int Precision { get; init; }

    public char Type { get; init; }

    /// <summary><c>format(value, specification)</c></summary>
    public static string Apply(object? value, string specification)
    {
        if (value is ObjectValue { Class.IsNative: false } instance && instance.Class.TryFind("__format__", out object? method))
        {
            return Interpreter.Call(method, instance, specification) as string ?? throw Raise.TypeError("__format__ must return a str");
        }

        if (specification.Length == 0)
        {
            return value is Tensor { Rank: 0 } scalar ? Text.Str(Numbers.FromScalar(scalar.Item())) : Text.Str(value);
        }

        if (value is Tensor tensor)
        {
            return tensor.Rank == 0 ? Apply(Numbers.FromScalar(tensor.Item()), specification)
                : throw Raise.TypeError("unsupported format string passed to Tensor.__format__");
        }

        Format format = Parse(specification, value);
        return value switch
        {
            string text => format.OfText(text),
            bool or long or BigInteger when format.Type is '\0' or 'd' or 'n' or 'b' or 'o' or 'x' or 'X' or 'c' => format.OfInteger(Numbers.ToBig(value)),
            bool or long or BigInteger or double when format.Type is not 's' => format.OfFloat(Numbers.ToDouble(value)),
            Complex complex => format.OfComplex(complex),
            _ => throw (value is double or long or bool or BigInteger
                ? Raise.ValueError($"Unknown format code '{format.Type}' for object of type '{Types.NameOf(value)}'")
                : Raise.TypeError($"unsupported format string passed to {Types.NameOf(value)}.__format__")),
        };
    }

    /// <summary>Checks a width or a precision before anything is made of it.</summary>
    public static int Bounded(long size) => size <= MaxWidth ? (int)size
        : throw new GradException(ErrorKind.LimitExceeded, $"a width of {size} characters is more than the {MaxWidth} that a format may have");

    /// <summary>A float in one of Python's notations.</summary>
    public static string Digits(double value, char type, int precision, bool alternate)
    {
        if (!double.IsFinite(value))
        {
            string word = double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
            return char.IsUpper(type) ? word.ToUpperInvariant() : word;
        }

        precision = Bounded(precision);
        switch (type)
        {
            case 'e' or 'E':
                return Exponent(value, type, precision);
            case 'g' or 'G':
                return General(value, type, precision, alternate);
            default:
                return value.ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) is var text && alternate && precision == 0 ? text + "." : text;
        }
    }

    /// <summary>Groups the digits before the point by threes.</summary>
    public static string Grouped(string digits, char separator, int size = 3)
    {
        int end = digits.IndexOfAny(['.', 'e', 'E']);
        end = end < 0 ? digits.Length : end;
        for (int at = end - size; at > 0; at -= size)
        {
            digits = digits.Insert(at, separator.ToString());
        }

        return digits;
    }

    private static Format Parse(string text, object? value)
    {
        int at = 0;
        char fill = ' ', align = '\0', sign = '-', grouping = '\0';
        if (text.Length > 1 && text[1] is '<' or '>' or '=' or '^')
        {
            (fill, align, at) = (text[0], text[1], 2);
        }
        else if (text[0] is '<' or '>' or '=' or '^')
        {
            (align, at) = (text[0], 1);
        }

        if (at < text.Length && text[at] is '+' or '-' or ' ')
        {
            sign = text[at++];
        }

        bool alternate = at < text.Length && text[at] == '#';
        at += alternate ? 1 : 0;
        if (at < text.Length && text[at] == '0' && align == '\0')
        {
            (fill, align) = ('0', value is string ? '<' : '=');
            at++;
        }

        long width = Integer(text, ref at);
        if (at < text.Length && text[at] is ',' or '_')
        {
            grouping = text[at++];
        }

        int precision = -1;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            int begin = at;
            precision = Bounded(Integer(text, ref at));
            if (at == begin)
            {
                throw Raise.ValueError("Format specifier missing precision");
            }
        }

        char type = at < text.Length ? text[at++] : '\0';
        if (at < text.Length)
        {
            throw Raise.ValueError($"Invalid format specifier '{text}' for object of type '{Types.NameOf(value)}'");
        }

        return new Format
        {
            Fill = fill, Align = align, Sign = sign, IsAlternate = alternate, Width = Bounded(width), Grouping = grouping, Precision = precision, Type = type,
        };
    }

    private static long Integer(string text, ref int at)
    {
        long value = 0;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            value = Math.Min((value * 10) + text[at] - '0', int.MaxValue);
        }

        return value;
    }

    private static string Exponent(double value, char type, int precision)
    {
        string text = value.ToString((char.IsUpper(type) ? "E" : "e") + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

        // .NET writes three digits of the exponent at least, Python two.
        int at = text.LastIndexOfAny(['e', 'E']) + 2;
        return text[..at] + text[at..].TrimStart('0').PadLeft(2, '0');
    }

    private static string General(double value, char type, int precision, bool alternate)
    {
        precision = Math.Max(precision, 1);
        string exponential = Exponent(value, char.IsUpper(type) ? 'E' : 'e', precision - 1);
        int split = exponential.LastIndexOfAny(['e', 'E']), exponent = int.Parse(exponential.AsSpan(split + 1), CultureInfo.InvariantCulture);
        if (exponent < -4 || exponent >= precision)
        {
            return Trimmed(exponential[..split]) + exponential[split..];
        }

        return Trimmed(value.ToString("F" + (precision - 1 - exponent).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

        string Trimmed(string digits) => alternate || !digits.Contains('.', StringComparison.Ordinal) ? digits : digits.TrimEnd('0').TrimEnd('.');
    }

    private string OfText(string text) => Type is not ('\0' or 's')
        ? throw Raise.ValueError($"Unknown format code '{Type}' for object of type 'str'")
        : Align == '=' ? throw Raise.ValueError("'=' alignment not allowed in string format specifier")
        : Padded(string.Empty, Precision >= 0 && Precision < text.Length ? text[..Precision] : text, '<');

    private string OfInteger(BigInteger value)
    {
        if (Precision >= 0)
        {
            throw Raise.ValueError("Precision not allowed in integer format specifier");
        }

        if (Type == 'c')
        {
            return Padded(string.Empty, char.ConvertFromUtf32((int)value), '<');
        }

        var magnitude = BigInteger.Abs(value);
        string digits = Type switch
        {
            'b' => Radix(magnitude, 2),
            'o' => Radix(magnitude, 8),
            'x' => Radix(magnitude, 16),
            'X' => Radix(magnitude, 16).ToUpperInvariant(),
            _ => Text.OfBig(magnitude),
        };
        string prefix = SignOf(value.Sign < 0) + (IsAlternate ? Type switch { 'b' => "0b", 'o' => "0o", 'x' => "0x", 'X' => "0X", _ => string.Empty } : string.Empty);
        int size = Type is 'b' or 'o' or 'x' or 'X' ? 4 : 3;
        return Padded(prefix, Grouping == '\0' ? digits : Grouped(digits, Grouping, size), '>', size);
    }

    /// <summary>An integer's digits in another base.</summary>
    public static string Radix(BigInteger magnitude, int radix)
    {
        if (magnitude.IsZero)
        {
            return "0";
        }

        int bits = radix switch { 2 => 1, 8 => 3, _ => 4 };
        var text = new System.Text.StringBuilder();
        for (; !magnitude.IsZero; magnitude >>= bits)
        {
            text.Insert(0, "0123456789abcdef"[(int)(magnitude & (radix - 1))]);
        }

        return text.ToString();
    }

    private string OfFloat(double value)
    {
        string digits = Type switch
        {
            'f' or 'F' or 'e' or 'E' or 'g' or 'G' => Digits(Math.Abs(value), Type, Precision < 0 ? 6 : Precision, IsAlternate),
            '%' => Digits(Math.Abs(value) * 100, 'f', Precision < 0 ? 6 : Precision, IsAlternate) + "%",
            'n' => Digits(Math.Abs(value), 'g', Precision < 0 ? 6 : Precision, IsAlternate),
            '\0' => Precision < 0 ? Text.OfFloat(Math.Abs(value)) : Shortened(Math.Abs(value)),
            _ => throw Raise.ValueError($"Unknown format code '{Type}' for object of type 'float'"),
        };
        bool negative = double.IsNegative(value) && !double.IsNaN(value);
        return Padded(SignOf(negative), Grouping == '\0' ? digits : Grouped(digits, Grouping), '>');
    }

    // A precision without a type is 'g' that keeps one digit behind the point.
    private string Shortened(double value)
    {
        string text = Digits(value, 'g', Precision, false);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('e', StringComparison.Ordinal) || !double.IsFinite(value) ? text : text + ".0";
    }

    private string OfComplex(Complex value)
    {
        if (Type is not ('\0' or 'f' or 'F' or 'e' or 'E' or 'g' or 'G'))
        {
            throw Raise.ValueError($"Unknown format code '{Type}' for object of type 'complex'");
        }

        char type = Type == '\0' ? 'g' : Type;
        int precision = Precision < 0 ? 6 : Precision;
        string real = SignOf(double.IsNegative(value.Real)) + Digits(Math.Abs(value.Real), type, precision, IsAlternate);
        string imaginary = (double.IsNegative(value.Imaginary) ? "-" : "+") + Digits(Math.Abs(value.Imaginary), type, precision, IsAlternate) + "j";
        return Padded(string.Empty, Type == '\0' ? $"({real}{imaginary})" : real + imaginary, '>');
    }

    private string SignOf(bool negative) => negative ? "-" : Sign == '-' ? string.Empty : Sign.ToString();

    private string Padded(string prefix, string body, char natural, int groups = 3)
    {
        int missing = Width - prefix.Length - body.Length;
        if (missing <= 0)
        {
            return prefix + body;
        }

        char align = Align == '\0' ? natural : Align;
        if (align == '=' && Fill == '0' && Grouping != '\0')
        {
            // Zeros that fill are grouped too.
            string plain = body.Replace(Grouping.ToString(), string.Empty, StringComparison.Ordinal);
            for (string grouped = body; ; plain = "0" + plain)
            {
                grouped = Grouped(plain, Grouping, groups);
                if (grouped.Length >= Width - prefix.Length)
                {
                    return prefix + grouped;
                }
            }
        }

        return align switch
        {
            '<' => prefix + body + new string(Fill, missing),
            '^' => new string(Fill, missing / 2) + prefix + body + new string(Fill, missing - (missing / 2)),
            '=' => prefix + new string(Fill, missing) + body,
            _ => new string(Fill, missing) + prefix + body,
        };
    }
}
