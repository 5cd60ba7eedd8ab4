using GradService.Language.Runtime;

namespace GradService.Language.Syntax;

/// <summary>A literal.</summary>
internal sealed class Constant(object? value, Place place) : Expression(place)
{
    public object? Value { get; } = value;

    public override string Description => Value switch { null => "None", true => "True", false => "False", Values.Singleton => "ellipsis", _ => "literal" };

    public override object? Evaluate(Frame frame) => Value;
}

/// <summary>A name.</summary>
internal sealed class Name(string text, Scope scope, Place place) : Target(place)
{
    private Binding? binding;

    public string Text { get; } = text;

    public override string Description => "name";

    // Found at first use: by then the whole text was read.
    private Binding Binding => binding ??= scope.Find(Text);

    public override object? Evaluate(Frame frame)
    {
        Binding at = Binding;
        if (at.Depth >= 0)
        {
            object? value = FrameAt(frame, at.Depth).Slots[at.Slot];
            return ReferenceEquals(value, Frame.Unbound) ? Unbound(frame, at) : value;
        }

        return frame.Names.TryGetValue(Text, out object? named) || frame.Module.Names.TryGetValue(Text, out named)
            || frame.Interpreter.Modules.Builtins.TryGetValue(Text, out named)
            ? named
            : throw Unknown(frame);
    }

    public override void Assign(Frame frame, object? value)
    {
        Binding at = Binding;
        if (frame.Scope.Kind == ScopeKind.Class && frame.Scope.Locals.ContainsKey(Text))
        {
            frame.Names[Text] = value;
        }
        else if (at.Depth >= 0)
        {
            FrameAt(frame, at.Depth).Slots[at.Slot] = value;
        }
        else
        {
            frame.Module.Names[Text] = value;
        }
    }

    public override void Delete(Frame frame)
    {
        Binding at = Binding;
        if (at.Depth >= 0)
        {
            Frame of = FrameAt(frame, at.Depth);
            _ = ReferenceEquals(of.Slots[at.Slot], Frame.Unbound) ? Unbound(frame, at) : null;
            of.Slots[at.Slot] = Frame.Unbound;
        }
        else if (!frame.Names.Remove(Text))
        {
            throw Unknown(frame);
        }
    }

    /// <summary>Forgets the value, if there is one.</summary>
    public void Unbind(Frame frame)
    {
        if (Binding is { Depth: >= 0 } at)
        {
            FrameAt(frame, at.Depth).Slots[at.Slot] = Frame.Unbound;
        }
        else
        {
            frame.Names.Remove(Text);
        }
    }

    private static Frame FrameAt(Frame frame, int depth)
    {
        for (; depth > 0; depth--)
        {
            frame = frame.Outer!;
        }

        return frame;
    }

    private PythonError Unknown(Frame frame)
    {
        frame.Place = Place;
        return Raise.NameError($"name '{Text}' is not defined");
    }

    private object? Unbound(Frame frame, Binding at)
    {
        // In a class's body a name may be one of the function around it, or one of the class.
        if (frame.Scope.Kind == ScopeKind.Class && frame.Names.TryGetValue(Text, out object? member))
        {
            return member;
        }

        frame.Place = Place;
        throw at.Depth == 0
            ? Raise.Error("UnboundLocalError", $"cannot access local variable '{Text}' where it is not associated with a value")
            : Raise.NameError($"cannot access free variable '{Text}' where it is not associated with a value in enclosing scope");
    }
}

/// <summary><c>name := value</c></summary>
internal sealed class NamedExpression(Name name, Expression value, Place place) : Expression(place)
{
    public override string Description => "named expression";

    public override object? Evaluate(Frame frame)
    {
        object? result = value.Evaluate(frame);
        name.Assign(frame, result);
        return result;
    }
}
