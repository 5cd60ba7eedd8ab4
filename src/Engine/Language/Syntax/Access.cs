using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Syntax;

/// <summary><c>value.name</c></summary>
internal sealed class AttributeAccess(Expression value, string name, Place place) : Target(place)
{
    public Expression Value => value;

    public string Name => name;

    public override string Description => "attribute";

    public override object? Evaluate(Frame frame)
    {
        object? of = value.Evaluate(frame);
        frame.Place = Place;
        return Attributes.Reach(of, name);
    }

    public override void Assign(Frame frame, object? assigned)
    {
        object? of = value.Evaluate(frame);
        frame.Place = Place;
        Attributes.Set(of, name, assigned);
    }

    public override void Delete(Frame frame)
    {
        object? of = value.Evaluate(frame);
        frame.Place = Place;
        Attributes.Delete(of, name);
    }

    public override void Update(Frame frame, string symbol, Expression operand)
    {
        object? of = value.Evaluate(frame);
        frame.Place = Place;
        object? old = Attributes.Get(of, name), right = operand.Evaluate(frame);
        frame.Place = Place;
        Attributes.Set(of, name, Arithmetic.ApplyInPlace(symbol, old, right));
    }
}

/// <summary><c>value[index]</c></summary>
internal sealed class Subscript(Expression value, Expression index, Place place) : Target(place)
{
    public override string Description => "subscript";

    public override object? Evaluate(Frame frame)
    {
        object? of = value.Evaluate(frame), at = index.Evaluate(frame);
        frame.Place = Place;
        return Subscripts.Get(of, at);
    }

    public override void Assign(Frame frame, object? assigned)
    {
        object? of = value.Evaluate(frame), at = index.Evaluate(frame);
        frame.Place = Place;
        Subscripts.Set(of, at, assigned);
    }

    public override void Delete(Frame frame)
    {
        object? of = value.Evaluate(frame), at = index.Evaluate(frame);
        frame.Place = Place;
        Subscripts.Delete(of, at);
    }

    public override void Update(Frame frame, string symbol, Expression operand)
    {
        object? of = value.Evaluate(frame), at = index.Evaluate(frame);
        frame.Place = Place;
        object? old = Subscripts.Get(of, at), right = operand.Evaluate(frame);
        frame.Place = Place;
        Subscripts.Set(of, at, Arithmetic.ApplyInPlace(symbol, old, right));
    }
}

/// <summary><c>start:stop:step</c> between brackets.</summary>
internal sealed class SliceExpression(Expression? start, Expression? stop, Expression? step, Place place) : Expression(place)
{
    public override string Description => "slice";

    public override object? Evaluate(Frame frame) => new SliceValue(start?.Evaluate(frame), stop?.Evaluate(frame), step?.Evaluate(frame));
}
