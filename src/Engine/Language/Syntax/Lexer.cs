using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using GradService.Tensors;

namespace GradService.Language.Syntax;

/// <summary>
/// Splits a program into tokens, with Python's rules for indentation, continued lines and literals. Nothing in it recurses, and what it
/// makes is bounded by the length of the program.
/// </summary>
internal sealed class Lexer
{
    // Python's own bounds.
    private const int MaxNesting = 200, MaxIndents = 100;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Keywords = new[]
    {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
        "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
        "return", "try", "while", "with", "yield",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    // By their first character, the longest first.
    private static readonly string[][] Symbols = ByFirst(
    [
        "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=",
        "^=", ":=", "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=",
    ]);

    private readonly string text;
    private readonly List<Token> tokens;
    private readonly Stack<int> indents = new([0]);

    // The tokens of the brackets that are open.
    private readonly Stack<int> brackets = new();

    // A name that is used again and again is one string.
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> names;
    private readonly bool isExpression;
    private int at;
    private int line;
    private int lineStart;
    private string indentation = string.Empty;

    private Lexer(string text, Place origin, bool isExpression)
    {
        this.text = text;
        this.isExpression = isExpression;

        // Programs have a token in three characters or so, and one in three of them is a new name.
        tokens = new List<Token>((text.Length / 3) + 4);
        names = new HashSet<string>(Math.Min(text.Length / 9, 64), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        line = origin.Line;
        lineStart = 1 - origin.Column;
    }

    private Place Here => new(line, at - lineStart + 1);

    /// <summary>The tokens of a program.</summary>
    /// <exception cref="GradException">A SyntaxError, with its place.</exception>
    public static List<Token> Read(string program)
    {
        string text = program.StartsWith('\uFEFF') ? program[1..] : program;
        return new Lexer(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), new Place(1, 1), false).Run();
    }

    /// <summary>The tokens of an expression within an f-string.</summary>
    public static List<Token> ReadExpression(string expression, Place place) => new Lexer(expression, place, true).Run();

    private List<Token> Run()
    {
        bool atStart = !isExpression;
        while (at < text.Length)
        {
            if (atStart && brackets.Count == 0)
            {
                if (!Indentation())
                {
                    continue;
                }

                atStart = false;
            }

            char symbol = text[at];
            if (symbol == '\n')
            {
                atStart = brackets.Count == 0 && !isExpression;
                if (atStart)
                {
                    tokens.Add(new Token(TokenKind.NewLine, "\n", Here));
                }

                NewLine();
            }
            else if (symbol is ' ' or '\t' or '\f')
            {
                at++;
            }
            else if (symbol == '#')
            {
                Comment();
            }
            else if (symbol == '\\')
            {
                Continuation();
            }
            else
            {
                Next(symbol);
            }
        }

        Finish();
        return tokens;
    }

    private static string[][] ByFirst(string[] symbols)
    {
        var table = new string[128][];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = Array.FindAll(symbols, symbol => symbol[0] == i);
        }

        return table;
    }

    private void Finish()
    {
        if (brackets.TryPeek(out int open))
        {
            throw tokens[open].Place.Error($"'{tokens[open].Text}' was never closed");
        }

        if (!isExpression && tokens.Count > 0 && tokens[^1].Kind is not (TokenKind.NewLine or TokenKind.Dedent))
        {
            tokens.Add(new Token(TokenKind.NewLine, string.Empty, Here));
        }

        while (indents.Pop() > 0)
        {
            tokens.Add(new Token(TokenKind.Dedent, string.Empty, Here));
        }

        tokens.Add(new Token(TokenKind.End, string.Empty, Here));
    }

    private void NewLine()
    {
        at++;
        line++;
        lineStart = at;
    }

    private void Comment()
    {
        while (at < text.Length && text[at] != '\n')
        {
            at++;
        }
    }

    private void Continuation()
    {
        if (at + 1 < text.Length && text[at + 1] == '\n')
        {
            at++;
            NewLine();
            return;
        }

        throw Here.Error(at + 1 < text.Length ? "unexpected character after line continuation character" : "unexpected EOF while parsing");
    }

    /// <summary>Reads the white space at the beginning of a line.</summary>
    /// <returns>False for a line that is blank or a comment: it is passed over.</returns>
    private bool Indentation()
    {
        int start = at, width = 0;
        for (; at < text.Length && text[at] is ' ' or '\t' or '\f'; at++)
        {
            width = text[at] == '\t' ? (width / 8 * 8) + 8 : text[at] == '\f' ? 0 : width + 1;
        }

        if (at == text.Length)
        {
            return false;
        }

        if (text[at] == '#')
        {
            Comment();
        }

        if (at == text.Length || text[at] == '\n')
        {
            if (at < text.Length)
            {
                NewLine();
            }

            return false;
        }

        string space = text[start..at];
        if (width > indents.Peek())
        {
            CheckTabs(space, width);
            if (indents.Count >= MaxIndents)
            {
                throw Here.Error("too many levels of indentation", "IndentationError");
            }

            indents.Push(width);
            tokens.Add(new Token(TokenKind.Indent, space, Here));
        }

        for (; width < indents.Peek(); indents.Pop())
        {
            tokens.Add(new Token(TokenKind.Dedent, space, Here));
        }

        if (width != indents.Peek())
        {
            throw Here.Error("unindent does not match any outer indentation level", "IndentationError");
        }

        CheckTabs(space, width);
        indentation = space;
        return true;
    }

    // Lines of one block that mix tabs and spaces differently mean different things to different readers.
    private void CheckTabs(string space, int width)
    {
        int common = Math.Min(space.Length, indentation.Length);
        if (width > 0 && indentation.Length > 0 && string.CompareOrdinal(space, 0, indentation, 0, common) != 0)
        {
            throw Here.Error("inconsistent use of tabs and spaces in indentation", "TabError");
        }
    }

    private void Next(char symbol)
    {
        if (IsQuoted(out int prefix))
        {
            Quoted(prefix);
        }
        else if (IsStart(symbol))
        {
            Word();
        }
        else if (char.IsAsciiDigit(symbol) || (symbol == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            Place place = Here;
            object value = NumberLiteral.Read(text, ref at, place);
            tokens.Add(new Token(TokenKind.Number, string.Empty, place, value));
        }
        else
        {
            Symbol(symbol);
        }
    }

    private bool IsStart(char symbol) => symbol == '_' || char.IsLetter(symbol) || (Rune.TryGetRuneAt(text, at, out Rune rune) && Rune.IsLetter(rune));

    private void Word()
    {
        Place place = Here;
        int start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        if (at < text.Length && !char.IsAscii(text[at]))
        {
            tokens.Add(new Token(TokenKind.Name, WideName(start), place));
            return;
        }

        ReadOnlySpan<char> word = text.AsSpan(start..at);
        if (Keywords.TryGetValue(word, out string? keyword))
        {
            Keyword(keyword, place);
            return;
        }

        if (!names.TryGetValue(word, out string? name))
        {
            names.Add(word);
            names.TryGetValue(word, out name);
        }

        tokens.Add(new Token(TokenKind.Name, name!, place));
    }

    // A name with letters beyond ASCII. The runtime has no Unicode tables to normalise it by, so it stays as it is written.
    private string WideName(int start)
    {
        while (at < text.Length && Rune.TryGetRuneAt(text, at, out Rune rune)
            && (rune.Value == '_' || Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
        {
            at += rune.Utf16SequenceLength;
        }

        return text[start..at];
    }

    private void Keyword(string word, Place place)
    {
        if (word == "for" && brackets.TryPeek(out int open))
        {
            // Where a loop stands in brackets, they are a comprehension's: the parser knows it when it comes to them.
            tokens[open] = tokens[open] with { Value = Token.OpensComprehension };
        }

        tokens.Add(new Token(TokenKind.Keyword, word, place));
    }

    private void Symbol(char symbol)
    {
        if (char.IsAscii(symbol))
        {
            foreach (string candidate in Symbols[symbol])
            {
                if (text.AsSpan(at).StartsWith(candidate))
                {
                    Bracket(symbol);
                    tokens.Add(new Token(TokenKind.Symbol, candidate, Here));
                    at += candidate.Length;
                    return;
                }
            }
        }

        throw Here.Error(
            symbol == '\0' ? "source code cannot contain null bytes"
            : symbol is '!' or '$' or '?' or '`' ? "invalid syntax"
            : char.IsControl(symbol) || char.IsWhiteSpace(symbol) ? $"invalid non-printable character U+{(int)symbol:X4}"
            : Rune.TryGetRuneAt(text, at, out Rune rune) ? $"invalid character '{rune}' (U+{rune.Value:X4})" : "invalid character");
    }

    // Called before the token of the bracket is added.
    private void Bracket(char symbol)
    {
        if (symbol is '(' or '[' or '{')
        {
            if (brackets.Count == MaxNesting)
            {
                throw Here.Error("too many nested parentheses");
            }

            brackets.Push(tokens.Count);
        }
        else if (symbol is ')' or ']' or '}')
        {
            if (!brackets.TryPop(out int place))
            {
                throw Here.Error($"unmatched '{symbol}'");
            }

            Token open = tokens[place];
            if ((open.Text, symbol) is not (("(", ')') or ("[", ']') or ("{", '}')))
            {
                throw Here.Error(
                    $"closing parenthesis '{symbol}' does not match opening parenthesis '{open.Text}'"
                    + (open.Place.Line == line ? string.Empty : $" on line {open.Place.Line}"));
            }
        }
    }

    private bool IsQuoted(out int prefix)
    {
        for (prefix = 0; prefix < 3 && at + prefix < text.Length; prefix++)
        {
            switch (text[at + prefix])
            {
                case '\'' or '"':
                    return true;
                case 'r' or 'R' or 'b' or 'B' or 'f' or 'F' or 'u' or 'U':
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private void Quoted(int prefix)
    {
        Place place = Here;
        string flags = text.Substring(at, prefix).ToLowerInvariant();
        if (flags.Contains('b', StringComparison.Ordinal))
        {
            throw place.Error("bytes are not part of this language");
        }

        at += prefix;
        char quote = text[at];
        bool triple = at + 2 < text.Length && text[at + 1] == quote && text[at + 2] == quote;
        at += triple ? 3 : 1;
        Place inner = Here;
        int start = at;
        bool raw = flags.Contains('r', StringComparison.Ordinal);
        for (; ; at++)
        {
            if (at >= text.Length || (text[at] == '\n' && !triple))
            {
                throw triple
                    ? place.Error($"unterminated triple-quoted string literal (detected at line {line})")
                    : place.Error($"unterminated string literal (detected at line {line})");
            }

            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }
            else if (text[at] == quote && (!triple || (at + 2 < text.Length && text[at + 1] == quote && text[at + 2] == quote)))
            {
                break;
            }

            if (text[at] == '\n')
            {
                line++;
                lineStart = at + 1;
            }
        }

        string body = text[start..at];
        at += triple ? 3 : 1;
        tokens.Add(flags.Contains('f', StringComparison.Ordinal)
            ? new Token(TokenKind.Formatted, string.Empty, place, new FormattedBody(raw, body, inner))
            : new Token(TokenKind.Text, string.Empty, place, raw ? body : Escapes.Read(body, place)));
    }
}
