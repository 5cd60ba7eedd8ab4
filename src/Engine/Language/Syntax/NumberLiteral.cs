using System.Globalization;
using System.Numerics;

namespace GradService.Language.Syntax;

/// <summary>Python's numbers: <c>1_000</c>, <c>0x1f</c>, <c>1e-3</c>, <c>2j</c>.</summary>
internal static class NumberLiteral
{
    // As many digits as Python converts.
    private const int MaxDigits = 4300;

    /// <summary>Reads a number and moves behind it: a long, a BigInteger, a double or a Complex.</summary>
    public static object Read(string text, ref int at, Place place)
    {
        object value = Radix(text, at) is { } radix ? Integer(text, ref at, radix, place) : Decimal(text, ref at, place);
        return at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_') && !IsKeyword(text, at)
            ? throw place.Error("invalid decimal literal")
            : value;
    }

    // 1if x else 2: Python takes a keyword right after a number.
    private static bool IsKeyword(string text, int at)
    {
        foreach (string word in (ReadOnlySpan<string>)["and", "else", "for", "if", "in", "is", "not", "or"])
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0
                && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static int? Radix(string text, int at) =>
        text[at] != '0' || at + 1 >= text.Length ? null
        : char.ToLowerInvariant(text[at + 1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => null };

    private static object Integer(string text, ref int at, int radix, Place place)
    {
        string name = radix switch { 16 => "hexadecimal", 8 => "octal", _ => "binary" };
        at += 2;
        BigInteger value = 0;
        int digits = 0;
        for (; at < text.Length && (char.IsAsciiHexDigit(text[at]) || text[at] == '_'); at++)
        {
            if (text[at] == '_')
            {
                continue;
            }

            int digit = Convert.ToInt32(text[at].ToString(), 16);
            if (digit >= radix)
            {
                throw place.Error($"invalid digit '{text[at]}' in {name} literal");
            }

            if (++digits > MaxDigits)
            {
                throw place.Error($"Exceeds the limit ({MaxDigits} digits) for an integer literal");
            }

            value = (value * radix) + digit;
        }

        return digits == 0 ? throw place.Error($"invalid {name} literal") : Shrunk(value);
    }

    private static object Decimal(string text, ref int at, Place place)
    {
        int start = at;
        Digits(text, ref at);
        bool isFloat = false;
        if (at < text.Length && text[at] == '.')
        {
            isFloat = true;
            at++;
            Digits(text, ref at);
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            int exponent = at + 1 + (at + 1 < text.Length && text[at + 1] is '+' or '-' ? 1 : 0);
            if (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
            {
                isFloat = true;
                at = exponent;
                Digits(text, ref at);
            }
        }

        ReadOnlySpan<char> plain = text.AsSpan(start..at);
        if (!isFloat && plain.Length < 19 && plain.IndexOfAnyExceptInRange('0', '9') < 0 && (plain.Length == 1 || plain[0] != '0') && !IsImaginary(text, at))
        {
            return long.Parse(plain, CultureInfo.InvariantCulture);
        }

        string written = plain.ToString(), digits = written.Replace("_", string.Empty, StringComparison.Ordinal);
        if (written.EndsWith('_') || written.Contains("__", StringComparison.Ordinal) || written.Contains("_.", StringComparison.Ordinal) || written.Contains("._", StringComparison.Ordinal))
        {
            throw place.Error("invalid decimal literal");
        }

        if (IsImaginary(text, at))
        {
            at++;
            return new Complex(0, double.Parse(digits, CultureInfo.InvariantCulture));
        }

        if (isFloat)
        {
            return double.Parse(digits, CultureInfo.InvariantCulture);
        }

        if (digits.Length > 1 && digits[0] == '0' && digits.Trim('0').Length > 0)
        {
            throw place.Error("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
        }

        return digits.Length > MaxDigits
            ? throw place.Error($"Exceeds the limit ({MaxDigits} digits) for integer string conversion: value has {digits.Length} digits; use hexadecimal for huge integer literals")
            : Shrunk(BigInteger.Parse(digits, CultureInfo.InvariantCulture));
    }

    private static bool IsImaginary(string text, int at) => at < text.Length && text[at] is 'j' or 'J';

    private static void Digits(string text, ref int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }
    }

    private static object Shrunk(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;
}
