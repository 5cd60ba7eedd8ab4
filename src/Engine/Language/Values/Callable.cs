using GradService.Language.Runtime;

using GradService.Graphs;

namespace GradService.Language.Values;

/// <summary>The arguments of a call.</summary>
/// <param name="Positional">Those without a keyword.</param>
/// <param name="Keywords">Those with one, in the order written.</param>
internal readonly record struct CallArguments(object?[] Positional, KeyValuePair<string, object?>[] Keywords)
{
    public static CallArguments None { get; } = new([], []);

    /// <summary>The same with one more argument in front.</summary>
    public CallArguments Prepend(object? first) => new([first, .. Positional], Keywords);

    /// <summary>Arguments without keywords.</summary>
    public static CallArguments Of(params object?[] positional) => new(positional, []);
}

/// <summary>A value with attributes of its own: everything but numbers, strings, tensors and None.</summary>
internal abstract class ObjectValue : INamedType
{
    string INamedType.TypeName => Types.NameOf(this);

    /// <summary>What was set on it by name; null until something is.</summary>
    public Dictionary<string, object?>? Attributes { get; set; }

    /// <summary>Its type.</summary>
    public abstract ClassValue Class { get; }
}

/// <summary>What can be called.</summary>
internal abstract class Callable : ObjectValue
{
    /// <summary>Its name, for errors.</summary>
    public abstract string Name { get; }

    /// <summary>Whether, as an attribute of a class, it becomes a method of the class's objects.</summary>
    public virtual bool IsMethod => false;

    /// <summary>Calls it.</summary>
    public abstract object? Call(in CallArguments arguments);
}

/// <summary>A function of an object: the object is its first argument.</summary>
internal sealed class BoundMethod(Callable function, object? self) : Callable
{
    public override ClassValue Class => Types.Method;

    public override string Name => Function.Name;

    public Callable Function { get; } = function;

    public object? Self { get; } = self;

    public override object? Call(in CallArguments arguments)
    {
        Interpreter.CheckStack();
        return Function.Call(arguments.Prepend(Self));
    }

    public override bool Equals(object? obj) => obj is BoundMethod other && ReferenceEquals(Self, other.Self) && ReferenceEquals(Function, other.Function);

    public override int GetHashCode() => HashCode.Combine(Self is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Self), Function.Name);
}
