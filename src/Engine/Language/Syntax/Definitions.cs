using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Syntax;

/// <summary><c>def</c></summary>
internal sealed class FunctionDefinition(FunctionText text, Name name, IReadOnlyList<Expression> decorators, Place place) : Statement(place)
{
    protected override Flow Run(Frame frame)
    {
        object?[] wrappers = Starred.EvaluateAll(decorators, frame);
        object? made = text.Make(frame);
        frame.Place = Place;
        for (int i = wrappers.Length - 1; i >= 0; i--)
        {
            made = Interpreter.Call(wrappers[i], made);
        }

        name.Assign(frame, made);
        return Flow.Next;
    }
}

/// <summary><c>class</c></summary>
internal sealed class ClassDefinition(
    Name name, IReadOnlyList<Expression> bases, IReadOnlyList<Expression> decorators, Statement body, Scope scope, Place place) : Statement(place)
{
    protected override Flow Run(Frame frame)
    {
        object?[] wrappers = Starred.EvaluateAll(decorators, frame), parents = Starred.EvaluateAll(bases, frame);
        frame.Place = Place;
        var of = new ClassValue[parents.Length];
        for (int i = 0; i < of.Length; i++)
        {
            of[i] = parents[i] as ClassValue ?? throw Raise.TypeError($"'{Types.NameOf(parents[i])}' object cannot be a base class");
        }

        if (of.Distinct().Count() != of.Length)
        {
            throw Raise.TypeError($"duplicate base class {of.GroupBy(parent => parent).First(group => group.Count() > 1).Key.Name}");
        }

        var type = ClassValue.Define(name.Text, of, frame.Module.Name);
        var inner = new Frame(frame.Interpreter, scope, frame, frame.Module) { Place = Place };
        frame.Interpreter.Run(body, inner);
        foreach (var (member, value) in inner.Names)
        {
            type.Members[member] = value;
            Own(value, type);
        }

        type.Members.TryAdd("__doc__", (body as Block)?.Documentation);
        if (type.Members.ContainsKey("__eq__") && !type.Members.ContainsKey("__hash__"))
        {
            type.Members["__hash__"] = null;
        }

        if (type.TryFindAfter(type, "__init_subclass__", out object? hook))
        {
            Interpreter.Call(hook is StaticValue classMethod ? classMethod.Function : hook, type);
        }

        object? made = type;
        for (int i = wrappers.Length - 1; i >= 0; i--)
        {
            made = Interpreter.Call(wrappers[i], made);
        }

        name.Assign(frame, made);
        return Flow.Next;
    }

    // super() needs to know in which class a function stands.
    private static void Own(object? value, ClassValue type)
    {
        switch (value)
        {
            case Function function:
                function.Owner ??= type;
                break;
            case StaticValue method:
                Own(method.Function, type);
                break;
            case PropertyValue property:
                Own(property.Getter, type);
                Own(property.Setter, type);
                Own(property.Deleter, type);
                break;
            default:
                break;
        }
    }
}
