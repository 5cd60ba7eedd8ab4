using GradService.Language.Values;

namespace GradService.Language.Runtime;

/// <summary>An exception of a program, on its way to whoever catches it.</summary>
internal sealed class PythonError(Instance value) : Exception
{
    public Instance Value { get; } = value;

    public override string Message => Text.OfException(Value);
}

/// <summary>Makes Python's exceptions.</summary>
internal static class Raise
{
    public static PythonError TypeError(string message) => Error("TypeError", message);

    public static PythonError ValueError(string message) => Error("ValueError", message);

    public static PythonError IndexError(string message) => Error("IndexError", message);

    public static PythonError KeyError(object? key) => Error("KeyError", key);

    public static PythonError AttributeError(string message) => Error("AttributeError", message);

    public static PythonError NameError(string message) => Error("NameError", message);

    public static PythonError ZeroDivision(string message) => Error("ZeroDivisionError", message);

    public static PythonError Overflow(string message) => Error("OverflowError", message);

    public static PythonError RuntimeError(string message) => Error("RuntimeError", message);

    public static PythonError Error(string type, params object?[] arguments)
    {
        var value = new Instance(Exceptions.Find(type));
        value.Attributes!["args"] = new TupleValue(arguments);
        return new PythonError(value);
    }
}
