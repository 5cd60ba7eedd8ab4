using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Syntax;

/// <summary>A call; a keyword without a name spreads a dict.</summary>
internal sealed class CallExpression(
    Expression function, IReadOnlyList<Expression> positional, IReadOnlyList<(string? Name, Expression Value)> keywords, Place place) : Expression(place)
{
    public override string Description => "function call";

    public override object? Evaluate(Frame frame)
    {
        object? called = function.Evaluate(frame);
        object?[] arguments = Starred.EvaluateAll(positional, frame);
        KeyValuePair<string, object?>[] named = keywords.Count == 0 ? [] : Keywords(called, frame);
        frame.Place = Place;
        frame.Interpreter.Step();
        return Interpreter.Call(called, new CallArguments(arguments, named));
    }

    private KeyValuePair<string, object?>[] Keywords(object? called, Frame frame)
    {
        var named = new List<KeyValuePair<string, object?>>(keywords.Count);
        foreach (var (name, value) in keywords)
        {
            if (name is not null)
            {
                Add(name, value.Evaluate(frame));
                continue;
            }

            object? spread = value.Evaluate(frame);
            frame.Place = Place;
            foreach (var (key, item) in Mapping.PairsOf(spread))
            {
                Add(key as string ?? throw Raise.TypeError("keywords must be strings"), item);
            }
        }

        return [.. named];

        void Add(string name, object? item)
        {
            if (named.Exists(pair => pair.Key == name))
            {
                throw Raise.TypeError($"{(called as Callable)?.Name ?? Types.NameOf(called)}() got multiple values for keyword argument '{name}'");
            }

            named.Add(new(name, item));
        }
    }
}

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How it is given.</param>
/// <param name="Default">Its default, evaluated where the function is made.</param>
internal sealed record ParameterText(string Name, ParameterPlace Kind, Expression? Default);

/// <summary>How a parameter is given.</summary>
internal enum ParameterPlace
{
    /// <summary>By position alone, before <c>/</c>.</summary>
    Positional,

    /// <summary>By position or keyword.</summary>
    Either,

    /// <summary><c>*args</c></summary>
    Rest,

    /// <summary>By keyword alone, behind <c>*</c>.</summary>
    Keyword,

    /// <summary><c>**kwargs</c></summary>
    Keywords,
}

/// <summary>What a function's text says: its name, its parameters and its body.</summary>
internal sealed record FunctionText(string Name, ParameterList Parameters, Statement Body, Scope Scope)
{
    /// <summary>The string with which the body begins, if it does.</summary>
    public string? Documentation => (Body as Block)?.Documentation;

    /// <summary>Makes the function that the text defines here.</summary>
    public Function Make(Frame frame)
    {
        var defaults = new object?[Parameters.Items.Count];
        for (int i = 0; i < defaults.Length; i++)
        {
            defaults[i] = Parameters.Items[i].Default is { } value ? value.Evaluate(frame) : Frame.Unbound;
        }

        return new Function(this, frame, defaults);
    }
}

/// <summary><c>lambda x: x + 1</c></summary>
internal sealed class Lambda(FunctionText text, Place place) : Expression(place)
{
    public override string Description => "lambda";

    public override object? Evaluate(Frame frame) => text.Make(frame);
}
