using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Syntax;

/// <content>Expressions.</content>
internal sealed partial class Parser
{
    // A chain of operators is a tree as deep as the chain is long.
    private const int MaxChain = 1000;

    /// <summary>One expression, or several as a tuple.</summary>
    private Expression Expressions()
    {
        Place place = Here;
        Expression first = Star();
        if (!Current.Is(","))
        {
            return first is Starred ? throw place.Error("can't use starred expression here") : first;
        }

        var items = new List<Expression> { first };
        while (Accept(",") && StartsExpression())
        {
            items.Add(Star());
        }

        return new TupleDisplay(items, place);
    }

    private bool StartsExpression() => Current.Kind switch
    {
        TokenKind.Name or TokenKind.Number or TokenKind.Text or TokenKind.Formatted => true,
        TokenKind.Symbol => Current.Text is "(" or "[" or "{" or "-" or "+" or "~" or "*" or "...",
        TokenKind.Keyword => Current.Text is "None" or "True" or "False" or "not" or "lambda",
        _ => false,
    };

    private Expression Star()
    {
        Place place = Here;
        return Accept("*") ? new Starred(Bits(), place) : Expression();
    }

    private Expression Expression()
    {
        Down();
        return Up(Current.Is("lambda") ? Lambda() : Current.Kind == TokenKind.Name && tokens[at + 1].Is(":=") ? Named() : Conditional());
    }

    private Expression Named()
    {
        Place place = Here;
        string name = Take().Text;
        at++;

        // What a comprehension names so belongs to the scope around it.
        Scope of = scope;
        while (of.IsComprehension)
        {
            of = of.Outer!;
        }

        of.Bind(name);
        return new NamedExpression(new Name(name, scope, place), Expression(), place);
    }

    private Expression Conditional()
    {
        Place place = Here;
        Expression value = Or();
        if (!Current.Is("if"))
        {
            return value;
        }

        Place condition = Take().Place;
        Expression test = Or();
        if (!Accept("else"))
        {
            throw place.Error("expected 'else' after 'if' expression");
        }

        return new Conditional(test, value, Expression(), condition);
    }

    private Expression Lambda()
    {
        Place place = Take().Place;
        var inner = new Scope(ScopeKind.Function, scope, "<lambda>");
        ParameterList parameters = Parameters(":", inner);
        Expect(":");
        Expression body = Within(inner, Expression);
        return new Lambda(new FunctionText("<lambda>", parameters, new Return(body, body.Place), inner), place);
    }

    private Expression Or()
    {
        Expression left = And();
        for (int length = 0; Current.Is("or"); length++)
        {
            Place place = Links(length);
            left = new Logical(false, left, And(), place);
        }

        return left;
    }

    private Expression And()
    {
        Expression left = Not();
        for (int length = 0; Current.Is("and"); length++)
        {
            Place place = Links(length);
            left = new Logical(true, left, Not(), place);
        }

        return left;
    }

    // The place of an operator, which is passed over, in a chain that is not too long.
    private Place Links(int length) => length < MaxChain ? Take().Place : throw Here.Error("too many operators in one expression");

    private Expression Not()
    {
        if (!Current.Is("not"))
        {
            return Comparison();
        }

        Place place = Take().Place;
        Down();
        return Up(new Unary("not", Not(), place));
    }

    private Expression Comparison()
    {
        Expression first = Bits();
        Place place = Here;
        List<(string, Expression)>? rest = null;
        while (ComparisonSymbol() is { } symbol)
        {
            (rest ??= []).Add((symbol, Bits()));
        }

        return rest is null ? first : new Comparison(first, rest, place);
    }

    private string? ComparisonSymbol()
    {
        if (Current.Kind is not (TokenKind.Symbol or TokenKind.Keyword))
        {
            return null;
        }

        string symbol = Current.Text;
        switch (symbol)
        {
            case "<" or ">" or "==" or ">=" or "<=" or "!=" or "in":
                at++;
                return symbol;
            case "is":
                at++;
                return Accept("not") ? "is not" : "is";
            case "not" when tokens[at + 1].Is("in"):
                at += 2;
                return "not in";
            default:
                return null;
        }
    }

    /// <summary>Operands between binary operators that bind as tightly as told, or tighter.</summary>
    private Expression Bits(int tightness = 1)
    {
        Expression left = Unary();
        for (int length = 0; Tightness(Current) is var own && own >= tightness; length++)
        {
            string symbol = Current.Text;
            Place place = Links(length);
            left = new Binary(symbol, left, Bits(own + 1), place);
        }

        return left;
    }

    // 0 for what is no binary operator.
    private static int Tightness(in Token token) => token.Kind != TokenKind.Symbol ? 0 : token.Text switch
    {
        "|" => 1,
        "^" => 2,
        "&" => 3,
        "<<" or ">>" => 4,
        "+" or "-" => 5,
        "*" or "/" or "//" or "%" or "@" => 6,
        _ => 0,
    };

    private Expression Unary()
    {
        if (Current.Kind != TokenKind.Symbol || Current.Text is not ("-" or "+" or "~"))
        {
            return Power();
        }

        Token token = Take();
        Down();
        return Up(new Unary(token.Text, Unary(), token.Place));
    }

    private Expression Power()
    {
        Expression left = Primary();
        if (!Current.Is("**"))
        {
            return left;
        }

        Place place = Take().Place;
        Down();
        return Up(new Binary("**", left, Unary(), place));
    }

    private Expression Primary()
    {
        Expression value = Atom();
        for (int length = 0; ; length++)
        {
            if (length > MaxChain)
            {
                throw Here.Error("too many operators in one expression");
            }

            Place place = Here;
            if (Accept("."))
            {
                value = new AttributeAccess(value, Identifier(), place);
            }
            else if (Accept("("))
            {
                value = Call(value, value is AttributeAccess ? tokens[at - 2].Place : place);
            }
            else if (Accept("["))
            {
                value = new Subscript(value, Subscripts(), place);
            }
            else
            {
                return value;
            }
        }
    }

    private CallExpression Call(Expression function, Place place)
    {
        if (IsInComprehension)
        {
            return new CallExpression(function, [Comprehension(ComprehensionKind.Generator, Here, ")")], [], place);
        }

        var positional = new List<Expression>();
        var keywords = new List<(string?, Expression)>();
        while (!Accept(")"))
        {
            Place begin = Here;
            if (Accept("**"))
            {
                keywords.Add((null, Expression()));
            }
            else if (Current.Kind == TokenKind.Name && tokens[at + 1].Is("="))
            {
                string name = Take().Text;
                at++;
                if (keywords.Exists(keyword => keyword.Item1 == name))
                {
                    throw begin.Error($"keyword argument repeated: {name}");
                }

                keywords.Add((name, Expression()));
            }
            else
            {
                Expression argument = Star();
                if (keywords.Count > 0 && argument is not Starred)
                {
                    throw begin.Error(keywords.Exists(keyword => keyword.Item1 is null)
                        ? "positional argument follows keyword argument unpacking" : "positional argument follows keyword argument");
                }

                positional.Add(argument);
            }

            if (!Current.Is(")") && !Accept(","))
            {
                throw MissingComma();
            }
        }

        return new CallExpression(function, positional, keywords, place);
    }

    private GradException MissingComma() =>
        Current.Is("=") ? Here.Error("expression cannot contain assignment, perhaps you meant \"==\"?")
        : StartsExpression() ? Here.Error("invalid syntax. Perhaps you forgot a comma?")
        : Unexpected();

    private Expression Subscripts()
    {
        Place place = Here;
        Expression first = Sliced();
        if (!Current.Is(","))
        {
            Expect("]");
            return first;
        }

        var items = new List<Expression> { first };
        while (Accept(",") && !Current.Is("]"))
        {
            items.Add(Sliced());
        }

        Expect("]");
        return new TupleDisplay(items, place);
    }

    private Expression Sliced()
    {
        Place place = Here;
        Expression? start = Current.Is(":") ? null : Star();
        if (!Accept(":"))
        {
            return start ?? throw Unexpected();
        }

        Expression? stop = Bound(), step = Accept(":") ? Bound() : null;
        return new SliceExpression(start, stop, step, place);

        Expression? Bound() => Current.Is(":") || Current.Is(",") || Current.Is("]") ? null : Expression();
    }

    private Expression Atom()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                at++;
                scope.Use(token.Text);
                return new Name(token.Text, scope, token.Place);
            case TokenKind.Number:
                at++;
                return new Constant(token.Value, token.Place);
            case TokenKind.Text or TokenKind.Formatted:
                return Text();
            case TokenKind.Keyword when token.Text is "None" or "True" or "False":
                at++;
                return new Constant(token.Text == "None" ? null : token.Text == "True", token.Place);
            case TokenKind.Keyword when token.Text == "yield":
                throw token.Place.Error("'yield' stands by itself or on the right of an assignment in this language");
            case TokenKind.Symbol when token.Text == "...":
                at++;
                return new Constant(Singleton.Ellipsis, token.Place);
            case TokenKind.Symbol when token.Text == "(":
                Down();
                return Up(Parenthesis());
            case TokenKind.Symbol when token.Text == "[":
                Down();
                return Up(List());
            case TokenKind.Symbol when token.Text == "{":
                Down();
                return Up(Braces());
            default:
                throw Unexpected();
        }
    }

    private Expression Text()
    {
        Place place = Here;
        var parts = new List<Expression>();
        while (Current.Kind is TokenKind.Text or TokenKind.Formatted)
        {
            Token token = Take();
            if (token.Value is FormattedBody body)
            {
                parts.AddRange(FormattedText(body));
            }
            else
            {
                parts.Add(new Constant(token.Value, token.Place));
            }
        }

        return parts.Count == 1 && parts[0] is Constant ? parts[0]
            : parts.TrueForAll(static part => part is Constant)
                ? new Constant(string.Concat(parts.Select(static part => (string)((Constant)part).Value!)), place)
                : new FormattedText(parts, place);
    }

    private Expression Parenthesis()
    {
        Place place = Take().Place;
        if (Accept(")"))
        {
            return new TupleDisplay([], place);
        }

        if (IsInComprehension)
        {
            return Comprehension(ComprehensionKind.Generator, place, ")");
        }

        Expression first = Star();
        if (Accept(")"))
        {
            return first is Starred ? throw place.Error("cannot use starred expression here") : first;
        }

        return new TupleDisplay(Items(first, ")"), place);
    }

    private Expression List()
    {
        Place place = Take().Place;
        if (Accept("]"))
        {
            return new ListDisplay([], place);
        }

        if (IsInComprehension)
        {
            return Comprehension(ComprehensionKind.List, place, "]");
        }

        Expression first = Star();
        return new ListDisplay(Items(first, "]"), place);
    }

    private List<Expression> Items(Expression first, string end)
    {
        var items = new List<Expression> { first };
        while (!Accept(end))
        {
            if (!Accept(","))
            {
                throw MissingComma();
            }

            if (!Current.Is(end))
            {
                items.Add(Star());
            }
        }

        return items;
    }

    private Expression Braces()
    {
        Place place = Take().Place;
        if (IsInComprehension)
        {
            return Comprehension(ComprehensionKind.Set, place, "}");
        }

        var pairs = new List<(Expression?, Expression)>();
        if (!Current.Is("}") && !Current.Is("**"))
        {
            Expression first = Star();
            if (!Accept(":"))
            {
                return new SetDisplay(Items(first, "}"), place);
            }

            pairs.Add((first, Expression()));
            if (!Current.Is("}") && !Accept(","))
            {
                throw MissingComma();
            }
        }

        while (!Accept("}"))
        {
            if (Accept("**"))
            {
                pairs.Add((null, Bits()));
            }
            else
            {
                Expression key = Expression();
                Expect(":");
                pairs.Add((key, Expression()));
            }

            if (!Current.Is("}") && !Accept(","))
            {
                throw MissingComma();
            }
        }

        return new DictDisplay(pairs, place);
    }

    /// <summary>A comprehension, from its item to the bracket that ends it. A <c>for</c> within brackets is one: so it is known from the start.</summary>
    private Comprehension Comprehension(ComprehensionKind kind, Place place, string end)
    {
        string name = kind == ComprehensionKind.Generator ? "<genexpr>" : $"<{kind.ToString().ToLowerInvariant()}comp>";
        var inner = new Scope(ScopeKind.Function, scope, name) { IsComprehension = true };
        Expression? value = null;
        Expression item = Within(inner, () =>
        {
            Expression first = Star();
            if (kind == ComprehensionKind.Set && Accept(":"))
            {
                kind = ComprehensionKind.Dict;
                value = Expression();
            }

            return first is Starred ? throw place.Error("iterable unpacking cannot be used in comprehension") : first;
        });
        if (!Current.Is("for"))
        {
            throw kind == ComprehensionKind.Generator && Current.Is(",") ? place.Error("Generator expression must be parenthesized") : MissingComma();
        }

        var clauses = new List<ComprehensionClause>();
        while (Accept("for"))
        {
            Target target = Within(inner, LoopTarget);
            Expect("in");
            Expression source = clauses.Count == 0 ? Or() : Within(inner, Or);
            var conditions = new List<Expression>();
            while (Accept("if"))
            {
                conditions.Add(Within(inner, () => Current.Is("lambda") || tokens[at + 1].Is(":=") ? Expression() : Or()));
            }

            clauses.Add(new ComprehensionClause(target, source, conditions));
        }

        if (!Accept(end))
        {
            throw MissingComma();
        }

        return new Comprehension(kind, item, value, clauses, inner, place);
    }
}
