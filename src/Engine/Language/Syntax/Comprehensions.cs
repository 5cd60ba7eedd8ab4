using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Syntax;

/// <summary><c>for target in source if conditions</c> within a comprehension.</summary>
internal sealed record ComprehensionClause(Target Target, Expression Source, IReadOnlyList<Expression> Conditions);

/// <summary>The kinds of comprehensions.</summary>
internal enum ComprehensionKind
{
    /// <summary><c>[…]</c></summary>
    List,

    /// <summary><c>{…}</c></summary>
    Set,

    /// <summary><c>{key: value …}</c></summary>
    Dict,

    /// <summary><c>(…)</c>: its items are made as they are asked for.</summary>
    Generator,
}

/// <summary>A comprehension, which has a scope of its own; only its first source is evaluated outside.</summary>
internal sealed class Comprehension(
    ComprehensionKind kind, Expression item, Expression? value, IReadOnlyList<ComprehensionClause> clauses, Scope scope, Place place) : Expression(place)
{
    public override string Description => kind == ComprehensionKind.Generator ? "generator expression" : $"{kind.ToString().ToLowerInvariant()} comprehension";

    public override object? Evaluate(Frame frame)
    {
        object? source = clauses[0].Source.Evaluate(frame);
        frame.Place = Place;
        IEnumerable<object?> first = Iteration.Over(source);
        var inner = new Frame(frame.Interpreter, scope, frame, frame.Module) { Place = Place };
        switch (kind)
        {
            case ComprehensionKind.Generator:
                return new IteratorValue(Items(inner, 0, first).GetEnumerator(), Types.Generator);
            case ComprehensionKind.List:
                return new ListValue([.. Items(inner, 0, first)]);
            case ComprehensionKind.Set:
                return new SetValue(Items(inner, 0, first));
            default:
                var dict = new DictValue();
                foreach (object? pair in Items(inner, 0, first))
                {
                    var (key, of) = ((object?, object?))pair!;
                    dict[key] = of;
                }

                return dict;
        }
    }

    private IEnumerable<object?> Items(Frame inner, int clause, IEnumerable<object?>? given = null)
    {
        if (clause == clauses.Count)
        {
            object? made = item.Evaluate(inner);
            yield return value is null ? made : (made, value.Evaluate(inner));
            yield break;
        }

        foreach (object? next in given ?? Iteration.Over(clauses[clause].Source.Evaluate(inner)))
        {
            inner.Interpreter.Step();
            clauses[clause].Target.Assign(inner, next);
            if (clauses[clause].Conditions.All(condition => Compare.Truth(condition.Evaluate(inner))))
            {
                foreach (object? made in Items(inner, clause + 1))
                {
                    yield return made;
                }
            }
        }
    }
}
