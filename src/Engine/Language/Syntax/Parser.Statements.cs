namespace GradService.Language.Syntax;

/// <content>Statements.</content>
internal sealed partial class Parser
{
    private static readonly HashSet<string> Augmented = ["+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "&=", "|=", "^=", "<<=", ">>="];

    private void StatementInto(List<Statement> statements)
    {
        if (Compound() is { } compound)
        {
            statements.Add(compound);
            return;
        }

        do
        {
            statements.Add(Simple());
        }
        while (Accept(";") && Current.Kind != TokenKind.NewLine);
        if (!Accept(TokenKind.NewLine))
        {
            throw StartsExpression() && tokens[at - 1].Kind is TokenKind.Name or TokenKind.Number or TokenKind.Text ? Here.Error("invalid syntax") : Unexpected();
        }
    }

    private Statement? Compound()
    {
        if (Current.Is("@"))
        {
            return Decorated();
        }

        if (Current.Kind != TokenKind.Keyword)
        {
            return null;
        }

        Down();
        return Up(Current.Text switch
        {
            "if" => If(),
            "while" => While(),
            "for" => For(),
            "try" => Try(),
            "with" => With(),
            "def" => Definition([]),
            "class" => Class([]),
            _ => null,
        });
    }

    private Statement Block(string after, Place place)
    {
        Expect(":");
        var statements = new List<Statement>();
        Place begin = Here;
        if (!Accept(TokenKind.NewLine))
        {
            if (Current.Kind == TokenKind.Keyword && Current.Text is "if" or "while" or "for" or "try" or "with" or "def" or "class")
            {
                throw Unexpected();
            }

            StatementInto(statements);
            return new Block(statements, begin);
        }

        if (!Accept(TokenKind.Indent))
        {
            throw Here.Error($"expected an indented block after {after} on line {place.Line}", "IndentationError");
        }

        while (!Accept(TokenKind.Dedent))
        {
            StatementInto(statements);
        }

        return new Block(statements, begin);
    }

    private Statement If()
    {
        Token word = Take();
        Expression condition = Expression();
        Statement then = Block($"'{word.Text}' statement", word.Place);
        Statement? otherwise = Current.Is("elif") ? ElseIf() : Otherwise();
        return new If(condition, then, otherwise, word.Place);
    }

    private Statement ElseIf()
    {
        Down();
        return Up(If());
    }

    private Statement? Otherwise()
    {
        Place place = Here;
        return Accept("else") ? Block("'else' statement", place) : null;
    }

    private Statement While()
    {
        Place place = Take().Place;
        Expression condition = Expression();
        Statement body = LoopBody("'while' statement", place);
        return new While(condition, body, Otherwise(), place);
    }

    private Statement For()
    {
        Place place = Take().Place;
        Target target = LoopTarget();
        Expect("in");
        Expression source = Expressions();
        Statement body = LoopBody("'for' statement", place);
        return new For(target, source, body, Otherwise(), place);
    }

    private Statement LoopBody(string after, Place place)
    {
        loops++;
        Statement body = Block(after, place);
        loops--;
        return body;
    }

    private Target LoopTarget()
    {
        Place place = Here;
        Expression first = StarTarget();
        if (!Current.Is(","))
        {
            return Assignable(first, "assign to");
        }

        var items = new List<Expression> { first };
        while (Accept(",") && !Current.Is("in"))
        {
            items.Add(StarTarget());
        }

        return Assignable(new TupleDisplay(items, place), "assign to");

        Expression StarTarget()
        {
            Place star = Here;
            return Accept("*") ? new Starred(Bits(), star) : Bits();
        }
    }

    private Statement Try()
    {
        Place place = Take().Place;
        Statement body = Block("'try' statement", place);
        var handlers = new List<Handler>();
        while (Current.Is("except"))
        {
            Place at = Take().Place;
            Expression? type = Current.Is(":") ? null : Expressions();
            Name? name = null;
            if (Accept("as"))
            {
                Place of = Here;
                name = Bound(Identifier(), of);
            }

            if (handlers.Count > 0 && handlers[^1].Type is null)
            {
                throw handlers[^1].Place.Error("default 'except:' must be last");
            }

            handlers.Add(new Handler(type, name, Block("'except' statement", at), at));
        }

        Statement? otherwise = handlers.Count > 0 ? Otherwise() : null;
        Place end = Here;
        Statement? last = Accept("finally") ? Block("'finally' statement", end) : null;
        return handlers.Count == 0 && last is null ? throw Here.Error("expected 'except' or 'finally' block") : new Try(body, handlers, otherwise, last, place);
    }

    private Statement With()
    {
        Place place = Take().Place;
        var managers = new List<(Expression Manager, Target? Target)>();
        bool parenthesized = Current.Is("(") && IsParenthesizedWith();
        at += parenthesized ? 1 : 0;
        do
        {
            Expression manager = Expression();
            managers.Add((manager, Accept("as") ? Assignable(Star(), "assign to") : null));
        }
        while (Accept(",") && !Current.Is(")"));
        if (parenthesized)
        {
            Expect(")");
        }

        Statement body = Block("'with' statement", place);
        for (int i = managers.Count - 1; i >= 0; i--)
        {
            body = new With(managers[i].Manager, managers[i].Target, body, place);
        }

        return body;
    }

    // with (a as b, c as d): the bracket belongs to the statement if a colon follows where it closes, and an "as" stands in it.
    private bool IsParenthesizedWith()
    {
        int open = 0;
        bool hasAs = false;
        for (int i = at; i < tokens.Count; i++)
        {
            hasAs |= open == 1 && tokens[i].Is("as");
            open += tokens[i].Kind != TokenKind.Symbol ? 0 : tokens[i].Text is "(" or "[" or "{" ? 1 : tokens[i].Text is ")" or "]" or "}" ? -1 : 0;
            if (open == 0)
            {
                return hasAs && tokens[i + 1].Is(":");
            }
        }

        return false;
    }

    private Statement Decorated()
    {
        var decorators = new List<Expression>();
        while (Accept("@"))
        {
            decorators.Add(Expression());
            if (!Accept(TokenKind.NewLine))
            {
                throw Unexpected();
            }
        }

        Down();
        return Up(Current.Is("def") ? Definition(decorators) : Current.Is("class") ? Class(decorators) : throw Unexpected());
    }

    private Statement Definition(IReadOnlyList<Expression> decorators)
    {
        Place place = Take().Place, namePlace = Here;
        string name = Identifier();
        Name target = Bound(name, namePlace);
        if (!Accept("("))
        {
            throw Here.Error("expected '('");
        }

        var inner = new Scope(ScopeKind.Function, scope, name);
        ParameterList parameters = Parameters(")", inner);
        Expect(")");
        if (Accept("->"))
        {
            Expression();
        }

        Statement body = Within(inner, () => Block("function definition", place));
        return new FunctionDefinition(new FunctionText(name, parameters, body, inner), target, decorators, place);
    }

    private ParameterList Parameters(string end, Scope inner)
    {
        var items = new List<ParameterText>();
        var kind = ParameterPlace.Either;
        while (!Current.Is(end))
        {
            Place place = Here;
            if (Accept("/"))
            {
                if (items.Count == 0 || kind != ParameterPlace.Either)
                {
                    throw place.Error(items.Count == 0 ? "at least one argument must precede /" : "/ must be ahead of *");
                }

                items = items.ConvertAll(item => item with { Kind = ParameterPlace.Positional });
            }
            else if (Accept("**"))
            {
                Add(Identifier(), ParameterPlace.Keywords, place);
            }
            else if (Accept("*"))
            {
                if (kind == ParameterPlace.Keyword)
                {
                    throw place.Error("* argument may appear only once");
                }

                kind = ParameterPlace.Keyword;
                if (Current.Kind == TokenKind.Name)
                {
                    Add(Identifier(), ParameterPlace.Rest, place);
                }
                else if (!Current.Is(",") || tokens[at + 1].Is(end))
                {
                    throw place.Error("named arguments must follow bare *");
                }
            }
            else
            {
                Add(Identifier(), kind, place);
            }

            if (!Current.Is(end) && !Accept(","))
            {
                throw Unexpected();
            }
        }

        return new ParameterList(items);

        void Add(string name, ParameterPlace place, Place at)
        {
            if (items.Exists(item => item.Name == name))
            {
                throw at.Error($"duplicate argument '{name}' in function definition");
            }

            if (items.Count > 0 && items[^1].Kind == ParameterPlace.Keywords)
            {
                throw at.Error("arguments cannot follow var-keyword argument");
            }

            if (end == ")" && Accept(":"))
            {
                Expression();
            }

            Expression? value = place is not (ParameterPlace.Rest or ParameterPlace.Keywords) && Accept("=") ? Expression() : null;
            if (value is null && place == ParameterPlace.Either && items.Exists(item => item.Default is not null))
            {
                throw at.Error("non-default argument follows default argument");
            }

            inner.Bind(name);
            items.Add(new ParameterText(name, place, value));
        }
    }

    private Statement Class(IReadOnlyList<Expression> decorators)
    {
        Place place = Take().Place, namePlace = Here;
        string name = Identifier();
        Name target = Bound(name, namePlace);
        var bases = new List<Expression>();
        if (Accept("("))
        {
            while (!Accept(")"))
            {
                if (Current.Kind == TokenKind.Name && tokens[at + 1].Is("="))
                {
                    throw Here.Error("keywords of a class, such as metaclass, are not part of this language");
                }

                bases.Add(Star());
                if (!Current.Is(")") && !Accept(","))
                {
                    throw Unexpected();
                }
            }
        }

        var inner = new Scope(ScopeKind.Class, scope, name);
        Statement body = Within(inner, () => Block("class definition", place));
        return new ClassDefinition(target, bases, decorators, body, inner, place);
    }

    private Name Bound(string name, Place place)
    {
        scope.Bind(name);
        return new Name(name, scope, place);
    }
}
