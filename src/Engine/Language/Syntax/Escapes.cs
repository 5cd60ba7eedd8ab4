using System.Globalization;
using System.Text;

namespace GradService.Language.Syntax;

/// <summary>The escapes of Python's strings: <c>\n</c>, <c>\x41</c>, <c>\u00e9</c>.</summary>
internal static class Escapes
{
    /// <summary>The text for which a string's body stands.</summary>
    public static string Read(string body, Place place)
    {
        if (!body.Contains('\\', StringComparison.Ordinal))
        {
            return body;
        }

        var text = new StringBuilder(body.Length);
        for (int at = 0; at < body.Length; at++)
        {
            if (body[at] != '\\' || at + 1 == body.Length)
            {
                text.Append(body[at]);
                continue;
            }

            char escape = body[++at];
            switch (escape)
            {
                case '\n':
                    break;
                case '\\' or '\'' or '"':
                    text.Append(escape);
                    break;
                case 'x':
                    text.Append((char)Hexadecimal(body, ref at, 2, place));
                    break;
                case 'u':
                    text.Append((char)Hexadecimal(body, ref at, 4, place));
                    break;
                case 'U':
                    text.Append(Wide(Hexadecimal(body, ref at, 8, place), place));
                    break;
                case 'N':
                    throw place.Error("(unicode error) 'unicodeescape' codec can't decode bytes: characters by name are not part of this language");
                case >= '0' and <= '7':
                    text.Append(Octal(body, ref at));
                    break;
                default:
                    int known = "abfnrtv".IndexOf(escape, StringComparison.Ordinal);
                    text.Append(known >= 0 ? "\a\b\f\n\r\t\v"[known].ToString() : "\\" + escape);
                    break;
            }
        }

        return text.ToString();
    }

    private static uint Hexadecimal(string body, ref int at, int digits, Place place)
    {
        if (at + digits < body.Length
            && uint.TryParse(body.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code))
        {
            at += digits;
            return code;
        }

        throw place.Error(
            $"(unicode error) 'unicodeescape' codec can't decode bytes in position {at - 1}-{Math.Min(at + digits, body.Length - 1)}: truncated "
            + $"{(digits == 2 ? "\\xXX" : digits == 4 ? "\\uXXXX" : "\\UXXXXXXXX")} escape");
    }

    private static string Wide(uint code, Place place) =>
        Rune.TryCreate(code, out Rune rune) ? rune.ToString() : throw place.Error("(unicode error) 'unicodeescape' codec can't decode bytes: illegal Unicode character");

    private static char Octal(string body, ref int at)
    {
        int code = body[at] - '0';
        for (int i = 0; i < 2 && at + 1 < body.Length && body[at + 1] is >= '0' and <= '7'; i++)
        {
            code = (code * 8) + body[++at] - '0';
        }

        return (char)code;
    }
}
