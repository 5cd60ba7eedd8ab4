using System.Globalization;
using GradService.Tensors;

namespace GradService.Language.Syntax;

/// <summary>A place in a program's text: line and column, from 1.</summary>
internal readonly record struct Place(int Line, int Column)
{
    /// <summary>An error of Python's parser at this place.</summary>
    public GradException Error(string message, string type = "SyntaxError") =>
        new(ErrorKind.SyntaxError, message, type) { Line = Line, Column = Column };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}");
}

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind
{
    /// <summary>The end of the program.</summary>
    End,

    /// <summary>The end of a logical line.</summary>
    NewLine,

    /// <summary>A block begins.</summary>
    Indent,

    /// <summary>A block ends.</summary>
    Dedent,

    /// <summary>An identifier.</summary>
    Name,

    /// <summary>A reserved word.</summary>
    Keyword,

    /// <summary>An operator or a delimiter.</summary>
    Symbol,

    /// <summary>A number; its value is in <see cref="Token.Value"/>.</summary>
    Number,

    /// <summary>A string; its value is in <see cref="Token.Value"/>.</summary>
    Text,

    /// <summary>An f-string; what stands between its quotes, escapes not yet read, is in <see cref="Token.Value"/>.</summary>
    Formatted,
}

/// <summary>A token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it is written; of names, keywords and symbols.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="Value">The value of a literal.</param>
internal readonly record struct Token(TokenKind Kind, string Text, Place Place, object? Value = null)
{
    /// <summary>The value of a bracket that begins a comprehension.</summary>
    public static readonly object OpensComprehension = new();

    public bool Is(string symbol) => Kind is TokenKind.Symbol or TokenKind.Keyword && Text == symbol;
}

/// <summary>What stands between the quotes of an f-string.</summary>
/// <param name="Raw">Whether backslashes stand for themselves.</param>
/// <param name="Body">The text.</param>
/// <param name="Place">Where the text begins.</param>
internal sealed record FormattedBody(bool Raw, string Body, Place Place);
