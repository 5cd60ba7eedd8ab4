using System.Text;

namespace GradService.Language.Syntax;

/// <content>F-strings.</content>
internal sealed partial class Parser
{
    // Python's own bound.
    private const int MaxFormatDepth = 2;

    private List<Expression> FormattedText(FormattedBody body)
    {
        int position = 0;
        return FormattedParts(body, ref position, 0);
    }

    /// <summary>The parts of an f-string, or of a format within one up to the brace that ends it.</summary>
    private List<Expression> FormattedParts(FormattedBody body, ref int position, int level)
    {
        var parts = new List<Expression>();
        var text = new StringBuilder();
        string source = body.Body;
        while (position < source.Length && (level == 0 || source[position] != '}'))
        {
            char symbol = source[position];
            bool doubled = position + 1 < source.Length && source[position + 1] == symbol;
            if (symbol == '\\' && !body.Raw && position + 1 < source.Length)
            {
                text.Append(source, position, 2);
                position += 2;
            }
            else if (symbol is '{' or '}' && doubled && level == 0)
            {
                text.Append(symbol);
                position += 2;
            }
            else if (symbol == '}')
            {
                throw body.Place.Error("f-string: single '}' is not allowed");
            }
            else if (symbol == '{')
            {
                Flush();
                position++;
                Replacement(body, ref position, level, parts);
            }
            else
            {
                text.Append(symbol);
                position++;
            }
        }

        Flush();
        return parts;

        void Flush()
        {
            if (text.Length > 0)
            {
                parts.Add(new Constant(body.Raw ? text.ToString() : Escapes.Read(text.ToString(), body.Place), body.Place));
                text.Clear();
            }
        }
    }

    private void Replacement(FormattedBody body, ref int position, int level, List<Expression> parts)
    {
        if (level >= MaxFormatDepth)
        {
            throw body.Place.Error("f-string: expressions nested too deeply");
        }

        string source = body.Body;
        int start = position, end = EndOfExpression(source, position);
        if (end >= source.Length)
        {
            throw body.Place.Error("f-string: expecting '}'");
        }

        string text = source[start..end];
        Place place = PlaceOf(body, start);
        if (text.Trim().Length == 0)
        {
            throw place.Error("f-string: empty expression not allowed");
        }

        if (text.Contains('\\', StringComparison.Ordinal))
        {
            throw place.Error("f-string expression part cannot include a backslash");
        }

        position = end;
        char conversion = '\0';
        if (source[position] == '=')
        {
            position++;
            while (position < source.Length && source[position] == ' ')
            {
                position++;
            }

            parts.Add(new Constant(source[start..position], place));
            conversion = position < source.Length && source[position] == '}' ? 'r' : '\0';
        }

        if (position < source.Length && source[position] == '!')
        {
            conversion = position + 1 < source.Length ? source[position + 1] : '\0';
            if (conversion is not ('r' or 's' or 'a'))
            {
                throw place.Error("f-string: invalid conversion character: expected 's', 'r', or 'a'");
            }

            position += 2;
        }

        FormattedText? format = null;
        if (position < source.Length && source[position] == ':')
        {
            position++;
            format = new FormattedText(FormattedParts(body, ref position, level + 1), place);
        }

        if (position >= source.Length || source[position] != '}')
        {
            throw place.Error("f-string: expecting '}'");
        }

        position++;
        parts.Add(new FormattedValue(Embedded(text, place), conversion, format, place));
    }

    private Expression Embedded(string text, Place place)
    {
        var parser = new Parser(Lexer.ReadExpression(text, place), scope) { depth = depth + 1 };
        if (parser.depth > MaxDepth)
        {
            throw place.Error("f-string: expressions nested too deeply");
        }

        Expression value = parser.Expressions();
        return parser.Current.Kind == TokenKind.End ? value : throw parser.Here.Error("f-string: invalid syntax");
    }

    /// <summary>Where the expression in a replacement ends: at a brace, a conversion, a format or an <c>=</c> outside of brackets and quotes.</summary>
    private static int EndOfExpression(string source, int position)
    {
        int open = 0;
        for (; position < source.Length; position++)
        {
            char symbol = source[position], next = position + 1 < source.Length ? source[position + 1] : '\0';
            switch (symbol)
            {
                case '\'' or '"':
                    position = source.IndexOf(symbol, position + 1);
                    if (position < 0)
                    {
                        return source.Length;
                    }

                    break;
                case '(' or '[' or '{':
                    open++;
                    break;
                case ')' or ']':
                    open--;
                    break;
                case '}' when open > 0:
                    open--;
                    break;
                case '}':
                    return position;
                case '!' when open == 0 && next != '=':
                    return position;
                case ':' when open == 0:
                    return position;
                case '=' when open == 0 && next != '=' && source[position - 1] is not ('=' or '!' or '<' or '>'):
                    return position;
                default:
                    break;
            }
        }

        return position;
    }

    private static Place PlaceOf(FormattedBody body, int position)
    {
        int line = body.Place.Line, column = body.Place.Column;
        for (int i = 0; i < position; i++)
        {
            (line, column) = body.Body[i] == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        return new Place(line, column);
    }
}
