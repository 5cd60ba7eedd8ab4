using System.Globalization;
using System.Text;
using GradService.Language.Runtime;

namespace GradService.Language.Builtins;

/// <summary>The text of <c>'{0} {name.attribute[2]!r:&gt;{width}}'.format(…)</c>.</summary>
internal sealed class Template(string text, object?[] values, Dictionary<string, object?> named)
{
    private const int MaxDepth = 2;

    private int at;
    private int next;

    /// <summary>What it gives, up to its end or, in a format within it, up to the brace that ends that.</summary>
    public string Write(int depth)
    {
        var written = new StringBuilder();
        while (at < text.Length && (depth == 0 || text[at] != '}'))
        {
            char symbol = text[at++];
            if (symbol is '{' or '}' && at < text.Length && text[at] == symbol && depth == 0)
            {
                written.Append(symbol);
                at++;
            }
            else if (symbol == '}')
            {
                throw Raise.ValueError("Single '}' encountered in format string");
            }
            else if (symbol == '{')
            {
                written.Append(Field(depth));
            }
            else
            {
                written.Append(symbol);
            }
        }

        return written.ToString();
    }

    private string Field(int depth)
    {
        if (depth >= MaxDepth)
        {
            throw Raise.ValueError("Max string recursion exceeded");
        }

        int begin = at;
        for (int open = 0; at < text.Length && (open > 0 || text[at] is not ('}' or ':' or '!')); at++)
        {
            open += text[at] switch { '[' => 1, ']' => -1, _ => 0 };
        }

        object? value = Find(text[begin..at]);
        if (at < text.Length && text[at] == '!')
        {
            char conversion = at + 1 < text.Length ? text[at + 1] : '\0';
            value = conversion switch
            {
                'r' => Text.Repr(value),
                's' => Text.Str(value),
                'a' => Text.Ascii(value),
                _ => throw Raise.ValueError($"Unknown conversion specifier {conversion}"),
            };
            at += 2;
        }

        string format = string.Empty;
        if (at < text.Length && text[at] == ':')
        {
            at++;
            format = Write(depth + 1);
        }

        if (at >= text.Length || text[at] != '}')
        {
            throw Raise.ValueError("expected '}' before end of string");
        }

        at++;
        return Formatting.Format.Apply(value, format);
    }

    private object? Find(string field)
    {
        int end = field.IndexOfAny(['.', '[']);
        string name = end < 0 ? field : field[..end];
        object? value = name.Length == 0 ? Positional(next++)
            : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? Positional(index)
            : named.TryGetValue(name, out object? found) ? found
            : throw Raise.KeyError(name);
        for (int i = Math.Max(end, 0); end >= 0 && i < field.Length;)
        {
            int stop = field[i] == '[' ? field.IndexOf(']', i) : field.IndexOfAny(['.', '['], i + 1);
            stop = stop < 0 ? field.Length : stop;
            string part = field[(i + 1)..stop];
            if (field[i] == '[')
            {
                value = Subscripts.Get(value, long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long at) ? at : part);
                stop++;
            }
            else
            {
                value = Attributes.Get(value, part);
            }

            i = stop;
        }

        return value;
    }

    private object? Positional(int index) => index < values.Length ? values[index]
        : throw Raise.IndexError($"Replacement index {index} out of range for positional args tuple");
}
