using GradService.Language.Runtime;

namespace GradService.Language.Syntax;

/// <summary>An expression of a program, which knows how to find its value.</summary>
internal abstract class Expression(Place place)
{
    public Place Place { get; } = place;

    /// <summary>Its value.</summary>
    public abstract object? Evaluate(Frame frame);

    /// <summary>What it is called where it stands and cannot be assigned to: <c>function call</c>.</summary>
    public abstract string Description { get; }
}

/// <summary>An expression that can stand on the left of an assignment.</summary>
internal abstract class Target(Place place) : Expression(place)
{
    /// <summary>Assigns to it.</summary>
    public abstract void Assign(Frame frame, object? value);

    /// <summary><c>del</c></summary>
    public abstract void Delete(Frame frame);

    /// <summary><c>target symbol= value</c>, where what the target stands in is evaluated once.</summary>
    public virtual void Update(Frame frame, string symbol, Expression value)
    {
        object? old = Evaluate(frame), operand = value.Evaluate(frame);
        frame.Place = Place;
        Assign(frame, Arithmetic.ApplyInPlace(symbol, old, operand));
    }
}
