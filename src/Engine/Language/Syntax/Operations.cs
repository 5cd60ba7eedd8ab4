using GradService.Language.Runtime;

namespace GradService.Language.Syntax;

/// <summary><c>left symbol right</c></summary>
internal sealed class Binary(string symbol, Expression left, Expression right, Place place) : Expression(place)
{
    public Expression Left => left;

    public Expression Right => right;

    public override string Description => "expression";

    public override object? Evaluate(Frame frame)
    {
        object? x = left.Evaluate(frame), y = right.Evaluate(frame);
        frame.Place = Place;
        return Arithmetic.Apply(symbol, x, y);
    }
}

/// <summary><c>symbol operand</c></summary>
internal sealed class Unary(string symbol, Expression operand, Place place) : Expression(place)
{
    public Expression Operand => operand;

    public override string Description => "expression";

    public override object? Evaluate(Frame frame)
    {
        object? value = operand.Evaluate(frame);
        frame.Place = Place;
        return symbol == "not" ? !Compare.Truth(value) : Arithmetic.ApplyUnary(symbol, value);
    }
}

/// <summary><c>a &lt; b &lt; c</c>: each operand is evaluated once, and no further than the answer needs.</summary>
internal sealed class Comparison(Expression first, IReadOnlyList<(string Symbol, Expression Operand)> rest, Place place) : Expression(place)
{
    public override string Description => "comparison";

    public override object? Evaluate(Frame frame)
    {
        object? left = first.Evaluate(frame), result = null;
        for (int i = 0; i < rest.Count; i++)
        {
            object? right = rest[i].Operand.Evaluate(frame);
            frame.Place = Place;
            result = Compare.Apply(rest[i].Symbol, left, right);
            if (i + 1 < rest.Count && !Compare.Truth(result))
            {
                return result;
            }

            left = right;
        }

        return result;
    }
}

/// <summary><c>left and right</c>, <c>left or right</c></summary>
internal sealed class Logical(bool isAnd, Expression left, Expression right, Place place) : Expression(place)
{
    public override string Description => "expression";

    public override object? Evaluate(Frame frame)
    {
        object? value = left.Evaluate(frame);
        frame.Place = Place;
        return Compare.Truth(value) == isAnd ? right.Evaluate(frame) : value;
    }
}

/// <summary><c>then if condition else otherwise</c></summary>
internal sealed class Conditional(Expression condition, Expression then, Expression otherwise, Place place) : Expression(place)
{
    public override string Description => "conditional expression";

    public override object? Evaluate(Frame frame)
    {
        object? value = condition.Evaluate(frame);
        frame.Place = Place;
        return Compare.Truth(value) ? then.Evaluate(frame) : otherwise.Evaluate(frame);
    }
}
