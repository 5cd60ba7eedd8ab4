using System.Globalization;
using System.Numerics;
using System.Text;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Formatting;

/// <summary><c>'%5.2f and %s' % (a, b)</c></summary>
internal ref struct PercentFormat
{
    private readonly string format;
    private readonly object? values;
    private int at;
    private int next;

    private PercentFormat(string format, object? values)
    {
        this.format = format;
        this.values = values;
    }

    public static string Apply(string format, object? values)
    {
        var reader = new PercentFormat(format, values);
        var text = new StringBuilder();
        while (reader.at < format.Length)
        {
            char symbol = format[reader.at++];
            if (symbol == '%')
            {
                reader.Conversion(text);
            }
            else
            {
                text.Append(symbol);
            }
        }

        return values is TupleValue tuple && reader.next < tuple.Count || (values is not (TupleValue or DictValue) && reader.next == 0 && values is not ListValue)
            ? throw Raise.TypeError("not all arguments converted during string formatting")
            : text.ToString();
    }

    private void Conversion(StringBuilder text)
    {
        object? key = null;
        bool hasKey = at < format.Length && format[at] == '(';
        if (hasKey)
        {
            int end = format.IndexOf(')', at);
            key = end < 0 ? throw Raise.ValueError("incomplete format key") : format[(at + 1)..end];
            at = end + 1;
        }

        int begin = at;
        while (at < format.Length && "-+ #0".Contains(format[at], StringComparison.Ordinal))
        {
            at++;
        }

        string flags = format[begin..at];
        long width = Size();
        if (width < 0)
        {
            (flags, width) = (flags + "-", -width);
        }

        int precision = -1;
        if (at < format.Length && format[at] == '.')
        {
            at++;
            precision = Format.Bounded(Math.Max(Size(), 0));
        }

        while (at < format.Length && format[at] is 'l' or 'h' or 'L')
        {
            at++;
        }

        if (at >= format.Length)
        {
            throw Raise.ValueError("incomplete format");
        }

        char type = format[at++];
        if (type == '%')
        {
            text.Append('%');
            return;
        }

        object? value = hasKey ? Subscripts.Get(values as DictValue ?? throw Raise.TypeError("format requires a mapping"), key) : Next();
        next = hasKey ? Math.Max(next, 1) : next;
        Write(text, value, type, flags, Format.Bounded(width), precision);
    }

    private long Size()
    {
        if (at < format.Length && format[at] == '*')
        {
            at++;
            return Numbers.TryIndex(Next(), out long given) ? given : throw Raise.TypeError("* wants int");
        }

        long size = 0;
        for (; at < format.Length && char.IsAsciiDigit(format[at]); at++)
        {
            size = Math.Min((size * 10) + format[at] - '0', int.MaxValue);
        }

        return size;
    }

    private object? Next()
    {
        if (values is TupleValue tuple)
        {
            return next < tuple.Count ? tuple[next++] : throw Raise.TypeError("not enough arguments for format string");
        }

        return next++ == 0 ? values : throw Raise.TypeError("not enough arguments for format string");
    }

    private readonly void Write(StringBuilder text, object? value, char type, string flags, int width, int precision)
    {
        string prefix = string.Empty, body;
        switch (type)
        {
            case 's' or 'r' or 'a':
                body = type == 's' ? Text.Str(value) : type == 'r' ? Text.Repr(value) : Text.Ascii(value);
                body = precision >= 0 && precision < body.Length ? body[..precision] : body;
                break;
            case 'c':
                body = value is string letter ? letter : char.ConvertFromUtf32((int)Numbers.ToIndex(value));
                break;
            case 'd' or 'i' or 'u' or 'x' or 'X' or 'o':
                BigInteger integer = Integer(value, type);
                var magnitude = BigInteger.Abs(integer);
                body = type switch { 'x' => Format.Radix(magnitude, 16), 'X' => Format.Radix(magnitude, 16).ToUpperInvariant(), 'o' => Format.Radix(magnitude, 8), _ => Text.OfBig(magnitude) };
                body = body.PadLeft(Math.Max(precision, 0), '0');
                prefix = Sign(integer.Sign < 0) + (flags.Contains('#', StringComparison.Ordinal) && type is 'x' or 'X' or 'o' ? "0" + type : string.Empty);
                break;
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                double number = Real(value);
                body = Format.Digits(Math.Abs(number), type, precision < 0 ? 6 : precision, flags.Contains('#', StringComparison.Ordinal));
                prefix = Sign(double.IsNegative(number) && !double.IsNaN(number));
                break;
            default:
                throw Raise.ValueError(string.Create(CultureInfo.InvariantCulture, $"unsupported format character '{type}' (0x{(int)type:x}) at index {at - 1}"));
        }

        int missing = Math.Max(width - prefix.Length - body.Length, 0);
        if (flags.Contains('-', StringComparison.Ordinal))
        {
            text.Append(prefix).Append(body).Append(' ', missing);
        }
        else if (flags.Contains('0', StringComparison.Ordinal) && type is not ('s' or 'r' or 'a' or 'c'))
        {
            text.Append(prefix).Append('0', missing).Append(body);
        }
        else
        {
            text.Append(' ', missing).Append(prefix).Append(body);
        }

        string Sign(bool negative) => negative ? "-" : flags.Contains('+', StringComparison.Ordinal) ? "+" : flags.Contains(' ', StringComparison.Ordinal) ? " " : string.Empty;
    }

    private static double Real(object? value) => value switch
    {
        Tensor tensor => tensor.Item().ToDouble(),
        not null and not Complex when Numbers.IsNumber(value) => Numbers.ToDouble(value),
        _ => throw Raise.TypeError($"must be real number, not {Types.NameOf(value)}"),
    };

    private static BigInteger Integer(object? value, char type) => value switch
    {
        Tensor tensor => new BigInteger(tensor.Item().ToDouble()),
        double number when type is 'd' or 'i' or 'u' => double.IsFinite(number) ? new BigInteger(number) : throw Raise.Overflow("cannot convert float infinity to integer"),
        not null when Numbers.IsInteger(value) => Numbers.ToBig(value),
        _ => throw Raise.TypeError(type is 'x' or 'X' or 'o' ? $"%{type} format: an integer is required, not {Types.NameOf(value)}" : $"%{type} format: a real number is required, not {Types.NameOf(value)}"),
    };
}
