using System.Runtime.InteropServices;
using GradService.Tensors;

namespace GradService.Language.Syntax;

/// <summary>
/// Reads a program by recursive descent, one method a rule. Its depth is bounded, by brackets, by blocks and by a count of its own.
/// <code>
/// program     := {statement}
/// statement   := simple {";" simple} [";"] NEWLINE | compound
/// simple      := assignment | expressions | "pass" | "break" | "continue" | "return" [expressions] | "del" targets
///              | "raise" [expression ["from" expression]] | "assert" expression ["," expression]
///              | "global" NAME {"," NAME} | "nonlocal" NAME {"," NAME} | import
/// assignment  := targets ":" expression ["=" value] | {targets "="} value | target OP "=" value
/// value       := expressions | "yield" ["from"] expressions
/// import      := "import" dotted ["as" NAME] {"," …} | "from" dotted "import" ("*" | ["("] NAME ["as" NAME] {"," …} [")"])
/// compound    := if | while | for | try | with | {"@" expression NEWLINE} (def | class)
/// block       := NEWLINE INDENT {statement} DEDENT | simple {";" simple} NEWLINE
/// expressions := star {"," star} [","]            star := ["*"] expression
/// expression  := NAME ":=" expression | lambda | or ["if" or "else" expression]
/// or          := and {"or" and}     and := not {"and" not}     not := "not" not | comparison
/// comparison  := bits {("&lt;" | "&gt;" | "==" | "&gt;=" | "&lt;=" | "!=" | ["not"] "in" | "is" ["not"]) bits}
/// bits        := binary operators, each of its precedence: "|", "^", "&amp;", shifts, sums, products
/// unary       := ("-" | "+" | "~") unary | power          power := primary ["**" unary]
/// primary     := atom {"." NAME | "(" arguments ")" | "[" subscripts "]"}
/// atom        := NAME | NUMBER | STRING+ | "None" | "True" | "False" | "..." | "(" … ")" | "[" … "]" | "{" … "}"
/// </code>
/// </summary>
internal sealed partial class Parser
{
    // A program that nests deeper was written by nobody.
    private const int MaxDepth = 250;

    private readonly List<Token> tokens;
    private Scope scope;
    private int at;
    private int depth;
    private int loops;

    private Parser(List<Token> tokens, Scope scope)
    {
        this.tokens = tokens;
        this.scope = scope;
    }

    private ref readonly Token Current => ref CollectionsMarshal.AsSpan(tokens)[at];

    private Place Here => tokens[at].Place;

    // Whether the bracket that was just passed over begins a comprehension.
    private bool IsInComprehension => ReferenceEquals(tokens[at - 1].Value, Token.OpensComprehension);

    /// <summary>Reads a program.</summary>
    /// <exception cref="GradException">A SyntaxError, with its place.</exception>
    public static ModuleText Read(string program)
    {
        var scope = new Scope(ScopeKind.Module, null, "<module>");
        var parser = new Parser(Lexer.Read(program), scope);
        var statements = new List<Statement>();
        while (parser.Current.Kind != TokenKind.End)
        {
            parser.StatementInto(statements);
        }

        return new ModuleText(new Block(statements, new Place(1, 1)), scope);
    }

    private Token Take() => tokens[at++];

    private bool Accept(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }

        at++;
        return true;
    }

    private bool Accept(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        at++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Accept(symbol))
        {
            throw symbol == ":" ? Here.Error("expected ':'") : Unexpected();
        }
    }

    private string Identifier() => Current.Kind == TokenKind.Name ? Take().Text : throw Unexpected();

    private GradException Unexpected() => Current.Kind switch
    {
        TokenKind.Indent => Here.Error("unexpected indent", "IndentationError"),
        TokenKind.Dedent => Here.Error("unindent does not match any outer indentation level", "IndentationError"),
        TokenKind.Keyword when Current.Text is "async" or "await" => Here.Error($"'{Current.Text}' is not part of this language"),
        _ => Here.Error("invalid syntax"),
    };

    /// <summary>Goes one level deeper, until <see cref="Up{T}"/>.</summary>
    private void Down()
    {
        if (++depth > MaxDepth)
        {
            throw Here.Error("too many nested expressions");
        }
    }

    private T Up<T>(T result)
    {
        depth--;
        return result;
    }

    /// <summary>Runs a rule within a scope of its own.</summary>
    private T Within<T>(Scope inner, Func<T> rule)
    {
        (Scope outer, int outerLoops) = (scope, loops);
        (scope, loops) = (inner, 0);
        T result = rule();
        (scope, loops) = (outer, outerLoops);
        return result;
    }
}

/// <summary>What a module's text says.</summary>
/// <param name="Body">Its statements.</param>
/// <param name="Scope">Its scope.</param>
internal sealed record ModuleText(Block Body, Scope Scope);
