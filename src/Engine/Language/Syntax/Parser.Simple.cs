using GradService.Tensors;

namespace GradService.Language.Syntax;

/// <content>Simple statements: those of one line.</content>
internal sealed partial class Parser
{
    private Statement Simple()
    {
        Place place = Here;
        if (Current.Kind == TokenKind.Keyword)
        {
            switch (Current.Text)
            {
                case "pass":
                    at++;
                    return new Jump(Flow.Next, place);
                case "break" or "continue":
                    string word = Take().Text;
                    return loops > 0 ? new Jump(word == "break" ? Flow.Break : Flow.Continue, place)
                        : throw place.Error(word == "break" ? "'break' outside loop" : "'continue' not properly in loop");
                case "return":
                    at++;
                    return Return(place);
                case "raise":
                    at++;
                    return Raise(place);
                case "assert":
                    at++;
                    Expression condition = Expression();
                    return new Assertion(condition, Accept(",") ? Expression() : null, place);
                case "del":
                    at++;
                    return Delete(place);
                case "global" or "nonlocal":
                    return Declaration(place);
                case "import":
                    at++;
                    return Import(place);
                case "from":
                    at++;
                    return ImportFrom(place);
                case "yield":
                    return YieldInto([], place);
                default:
                    break;
            }
        }

        return Assignment(place);
    }

    private Statement Return(Place place)
    {
        if (scope.Kind != ScopeKind.Function)
        {
            throw place.Error("'return' outside function");
        }

        return new Return(Current.Kind == TokenKind.NewLine || Current.Is(";") ? null : Expressions(), place);
    }

    private Statement Raise(Place place)
    {
        if (Current.Kind == TokenKind.NewLine || Current.Is(";"))
        {
            return new RaiseStatement(null, null, place);
        }

        Expression error = Expression();
        return new RaiseStatement(error, Accept("from") ? Expression() : null, place);
    }

    private Statement Delete(Place place)
    {
        Expression what = Expressions();
        return new Deletion(what is TupleDisplay tuple ? [.. tuple.Items.Select(item => Assignable(item, "delete"))] : [Assignable(what, "delete")], place);
    }

    private Statement Declaration(Place place)
    {
        bool isGlobal = Take().Text == "global";
        do
        {
            string name = Identifier();
            if (isGlobal)
            {
                scope.Global(name, place);
            }
            else
            {
                scope.Nonlocal(name, place);
            }
        }
        while (Accept(","));
        return new Jump(Flow.Next, place);
    }

    private Statement Import(Place place)
    {
        var statements = new List<Statement>();
        do
        {
            Place begin = Here;
            string module = Dotted();
            bool isAlias = Accept("as");
            Place named = isAlias ? Here : begin;
            statements.Add(new Import(module, Bound(isAlias ? Identifier() : module.Split('.')[0], named), isAlias, begin));
        }
        while (Accept(","));
        return statements.Count == 1 ? statements[0] : new Block(statements, place);
    }

    private Statement ImportFrom(Place place)
    {
        bool isRelative = false;
        while (Accept(".") || Accept("..."))
        {
            isRelative = true;
        }

        string module = (isRelative ? "." : string.Empty) + (isRelative && Current.Is("import") ? string.Empty : Dotted());
        Expect("import");
        var names = new List<(string, Name)>();
        if (Accept("*"))
        {
            return scope.Kind == ScopeKind.Module ? new ImportFrom(module, names, place) : throw place.Error("import * only allowed at module level");
        }

        bool parenthesized = Accept("(");
        do
        {
            if (parenthesized && Current.Is(")"))
            {
                break;
            }

            Place begin = Here;
            string name = Identifier();
            names.Add((name, Bound(Accept("as") ? Identifier() : name, begin)));
        }
        while (Accept(","));
        if (parenthesized)
        {
            Expect(")");
        }

        return new ImportFrom(module, names, place);
    }

    private string Dotted()
    {
        string name = Identifier();
        while (Accept("."))
        {
            name += "." + Identifier();
        }

        return name;
    }

    private Statement Assignment(Place place)
    {
        if (Current.Kind == TokenKind.Name && tokens[at + 1].Is(":="))
        {
            throw tokens[at + 1].Place.Error("invalid syntax");
        }

        Expression first = Expressions();
        if (Current.Kind == TokenKind.Symbol && Augmented.Contains(Current.Text))
        {
            string symbol = Take().Text[..^1];
            Target target = first is Name or AttributeAccess or Subscript
                ? Assignable(first, "assign to")
                : throw first.Place.Error($"'{first.Description}' is an illegal expression for augmented assignment");
            return new AugmentedAssignment(target, symbol, Expressions(), place);
        }

        if (Accept(":"))
        {
            Expression();
            if (first is not (Name or AttributeAccess or Subscript))
            {
                throw first.Place.Error("illegal target for annotation");
            }

            Target annotated = Assignable(first, "assign to");
            return Accept("=") ? AssignInto([annotated], place) : new Jump(Flow.Next, place);
        }

        if (!Current.Is("="))
        {
            return new ExpressionStatement(first, place);
        }

        var targets = new List<Target>();
        Expression value = first;
        while (Accept("="))
        {
            targets.Add(Assignable(value, "assign to"));
            if (Current.Is("yield"))
            {
                return YieldInto(targets, place);
            }

            value = Expressions();
        }

        return new Assignment(targets, value, place);
    }

    private Statement AssignInto(IReadOnlyList<Target> targets, Place place) =>
        Current.Is("yield") ? YieldInto(targets, place) : new Assignment(targets, Expressions(), place);

    private Statement YieldInto(IReadOnlyList<Target> targets, Place place)
    {
        Place word = Take().Place;
        if (scope.Kind != ScopeKind.Function)
        {
            throw word.Error("'yield' outside function");
        }

        scope.IsGenerator = true;
        bool isFrom = Accept("from");
        Expression? value = isFrom || StartsExpression() ? Expressions() : null;
        return new Yield(targets, value, isFrom, place);
    }

    /// <summary>An expression as what something is assigned to.</summary>
    private Target Assignable(Expression expression, string verb)
    {
        switch (expression)
        {
            case Name name:
                scope.Bind(name.Text);
                return name;
            case AttributeAccess or Subscript:
                return (Target)expression;
            case SequenceDisplay sequence:
                if (sequence.Items.Count(item => item is Starred) > 1)
                {
                    throw sequence.Place.Error("multiple starred expressions in assignment");
                }

                foreach (Expression item in sequence.Items)
                {
                    Assignable(item is Starred starred ? starred.Value : item, verb);
                }

                return sequence;
            case Starred:
                throw expression.Place.Error("starred assignment target must be in a list or tuple");
            default:
                throw Wrong(expression, verb);
        }
    }

    private GradException Wrong(Expression expression, string verb)
    {
        string hint = verb == "assign to" && Current.Is("=") is false && tokens[at - 1].Is("=") && expression is not Constant { Value: null or bool }
            ? " here. Maybe you meant '==' instead of '='?" : string.Empty;
        return expression.Place.Error($"cannot {verb} {expression.Description}{hint}");
    }
}
