namespace GradService.Tensors;

/// <summary>What kind of mistake a caller made; the service sends it as a stable word (<c>shape_mismatch</c>).</summary>
public enum ErrorKind
{
    /// <summary>An argument has the wrong type or value.</summary>
    BadArgument,

    /// <summary>The text of a request is not JSON, or not of the request's form.</summary>
    MalformedJson,

    /// <summary>A tensor in a request cannot be read.</summary>
    InvalidTensor,

    /// <summary>A name that nothing defines, or that is defined later.</summary>
    UnknownName,

    /// <summary>A name that is defined twice.</summary>
    DuplicateName,

    /// <summary>An operator that the catalogue does not have.</summary>
    UnknownOperator,

    /// <summary>Shapes that do not fit each other or the operator.</summary>
    ShapeMismatch,

    /// <summary>Element types that do not fit each other or the operator.</summary>
    DtypeMismatch,

    /// <summary>Gradients were asked of something that has none.</summary>
    NotDifferentiable,

    /// <summary>An output does not depend on anything that requires grad.</summary>
    NoGradientPath,

    /// <summary>A gradient was left implicit for an output that is not a scalar.</summary>
    NonScalarOutput,

    /// <summary>An in-place operation that autograd forbids, or that spoilt a saved tensor.</summary>
    ModifiedInPlace,

    /// <summary>The graph was already freed by an earlier backward pass.</summary>
    GraphFreed,

    /// <summary>A text in the language cannot be parsed.</summary>
    SyntaxError,

    /// <summary>An exception of a script's own, or of Python's, ended it.</summary>
    ScriptError,

    /// <summary>A bound on elements, bytes, nodes or operations would be passed.</summary>
    LimitExceeded,

    /// <summary>The time limit passed.</summary>
    Timeout,

    /// <summary>A NaN appeared under anomaly detection.</summary>
    AnomalyDetected,

    /// <summary>A gradient is not that of finite differences.</summary>
    GradientMismatch,

    /// <summary>A computation has no answer for these values (a singular matrix).</summary>
    NumericalFailure,
}

/// <summary>
/// The one exception that a caller can cause. Everything else that is thrown is a bug. The message is PyTorch's where PyTorch has one.
/// </summary>
public sealed class GradException : Exception
{
    /// <summary>Makes an exception of a kind.</summary>
    /// <param name="kind">What kind of mistake it is.</param>
    /// <param name="message">The text, with the values at fault.</param>
    /// <param name="pythonType">The exception that PyTorch or Python would raise.</param>
    public GradException(ErrorKind kind, string message, string pythonType = "RuntimeError")
        : base(message)
    {
        Kind = kind;
        PythonType = pythonType;
    }

    /// <summary>What kind of mistake it is.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The name of the exception that PyTorch or Python would raise: <c>RuntimeError</c>, <c>IndexError</c>.</summary>
    public string PythonType { get; }

    /// <summary>A JSON pointer into the request, where there is one: <c>/nodes/3/inputs/0</c>.</summary>
    public string? Pointer { get; init; }

    /// <summary>The operator at fault, where there is one.</summary>
    public string? Operator { get; init; }

    /// <summary>The name of the graph's node at fault, where there is one.</summary>
    public string? Node { get; init; }

    /// <summary>The line in the text at fault, from 1, where there is one.</summary>
    public int? Line { get; init; }

    /// <summary>The column in that line, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>The same error with its place; a place that is already known stays.</summary>
    public GradException At(string? pointer, string? op = null, string? node = null) => new(Kind, Message, PythonType)
    {
        Pointer = Pointer ?? pointer,
        Operator = Operator ?? op,
        Node = Node ?? node,
        Line = Line,
        Column = Column,
    };

    internal static GradException Shape(string message, string pythonType = "RuntimeError") => new(ErrorKind.ShapeMismatch, message, pythonType);

    internal static GradException Argument(string message, string pythonType = "RuntimeError") => new(ErrorKind.BadArgument, message, pythonType);

    internal static GradException Type(string message, string pythonType = "RuntimeError") => new(ErrorKind.DtypeMismatch, message, pythonType);

    internal static GradException InPlace(string message) => new(ErrorKind.ModifiedInPlace, message);

    internal static GradException NoDerivative(string message, string pythonType = "RuntimeError") =>
        new(ErrorKind.NotDifferentiable, message, pythonType);

    internal static GradException NotImplementedFor(string op, DType dtype) => Type($"\"{op}\" not implemented for '{dtype.ScalarTypeName()}'");
}
