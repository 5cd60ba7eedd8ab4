using System.Numerics;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>A value that no operator takes, which names its type for errors.</summary>
internal interface INamedType
{
    /// <summary>Python's name of the type.</summary>
    string TypeName { get; }
}

/// <summary>Reads one argument as the kind of value that a parameter takes.</summary>
internal static class Arguments
{
    /// <summary>Gives the value in the parameter's C# type, or says why it is none.</summary>
    public static Misfit? Convert(Parameter parameter, object? value, Func<string, Tensor?> names, out object? converted)
    {
        Misfit? error = null;
        converted = parameter.Kind switch
        {
            ParameterKind.Tensor => ToTensor(value, names, parameter.TakesNumber, ref error),
            ParameterKind.TensorList => ToTensors(parameter, value, names, ref error),
            ParameterKind.Scalar => ToScalar(value),
            ParameterKind.Int => ToInt(value, names),
            ParameterKind.IntList => value is not IReadOnlyList<object?> && ToInt(value, names) is { } single
                ? new[] { single }
                : ToList(value, item => ToInt(item, names)),
            ParameterKind.OptionalIntList => ToOptionalInts(value, names),
            ParameterKind.Float => ToScalar(value) is { DType: not DType.Complex128 } number ? number.ToDouble() : null,
            ParameterKind.FloatList => ToList(value, item => ToScalar(item)?.ToDouble()),
            ParameterKind.Bool => value as bool?,
            ParameterKind.BoolList => ToList(value, item => item as bool?),
            ParameterKind.Text => value as string,
            ParameterKind.DType => ToDType(ReferenceEquals(names, Binder.NoNames) && value is string ? null : value),
            ParameterKind.Function => value as Func<Tensor[], Tensor[]> ?? (value as Subgraph)?.Bind(names),
            ParameterKind.Nested => value is null ? null : new NestedNumbers(Resolve(value, names, 0)),
            _ => IndexText.Read(value, names, ref error),
        };
        return error ?? (converted is null ? new Misfit($"must be {Describe(parameter)}, not {TypeName(value)}") : null);
    }

    /// <summary>Python's name for the type of an argument.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "NoneType",
        bool => "bool",
        long => "int",
        double => "float",
        Complex => "complex",
        string => "str",
        Tensor => "Tensor",
        DType => "torch.dtype",
        Subgraph => "subgraph",
        Delegate => "function",
        INamedType other => other.TypeName,
        _ => "list",
    };

    private static string Describe(Parameter parameter) => parameter.Kind switch
    {
        ParameterKind.Tensor => "Tensor",
        ParameterKind.TensorList => "tuple of Tensors",
        ParameterKind.Scalar => "Number",
        ParameterKind.Int => "int",
        ParameterKind.IntList => "tuple of ints",
        ParameterKind.OptionalIntList => "tuple of ints or None",
        ParameterKind.Float => "float",
        ParameterKind.FloatList => "tuple of floats",
        ParameterKind.Bool => "bool",
        ParameterKind.BoolList => "tuple of bools",
        ParameterKind.Text => "str",
        ParameterKind.Nested => "numbers in nested lists",
        ParameterKind.Function => "a function",
        ParameterKind.DType => "a dtype such as \"float32\"",
        _ => "an index",
    };

    // Among values a number is a tensor only where PyTorch says so; a graph may write one wherever a tensor stands.
    private static Tensor? ToTensor(object? value, Func<string, Tensor?> names, bool takesNumber, ref Misfit? error)
    {
        if (ReferenceEquals(names, Binder.NoNames))
        {
            return value is Tensor given ? given : !takesNumber || value is string || ToScalar(value) is not { } plain ? null : Tensor.FromScalar(plain);
        }

        if (value is string name)
        {
            if (names(name) is { } named)
            {
                return named;
            }

            if (NonFinite(name) is { } number)
            {
                return Tensor.FromScalar(number);
            }

            error = new Misfit($"the name '{name}' is not defined before it is used", Kind: ErrorKind.UnknownName);
            return null;
        }

        return value is Tensor tensor ? tensor
            : value is IReadOnlyList<object?> list ? (Literal.IsOne(list) ? Literal.ToTensor(list) : null)
            : ToScalar(value) is { } scalar ? Tensor.FromScalar(scalar)
            : null;
    }

    private static Scalar? ToScalar(object? value) => value switch
    {
        bool flag => flag,
        long integer => integer,
        double number => number,
        Complex complex => complex,
        string text => NonFinite(text),
        Tensor { Count: 1 } tensor => tensor.Item(),
        _ => null,
    };

    private static long? ToInt(object? value, Func<string, Tensor?> names) => (value is string name ? names(name) : value) switch
    {
        long integer => integer,
        Tensor { Count: 1 } tensor when tensor.DType.IsIntegral() => tensor.Item().ToInt64(),
        _ => null,
    };

    private static long?[]? ToOptionalInts(object? value, Func<string, Tensor?> names)
    {
        if (value is not IReadOnlyList<object?> list)
        {
            return ToInt(value, names) is { } single ? [single] : null;
        }

        var result = new long?[list.Count];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = ToInt(list[i], names);
            if (result[i] is null && list[i] is not null)
            {
                return null;
            }
        }

        return result;
    }

    private static DType? ToDType(object? value) =>
        value is DType dtype ? dtype : value is string name && DTypes.TryParse(name, out DType parsed) ? parsed : null;

    private static Scalar? NonFinite(string text) => text switch
    {
        "NaN" or "nan" => double.NaN,
        "Infinity" or "inf" => double.PositiveInfinity,
        "-Infinity" or "-inf" => double.NegativeInfinity,
        _ => null,
    };

    private static T[]? ToList<T>(object? value, Func<object?, T?> convert)
        where T : struct
    {
        if (value is not IReadOnlyList<object?> list)
        {
            return null;
        }

        var result = new T[list.Count];
        for (int i = 0; i < result.Length; i++)
        {
            if (convert(list[i]) is not { } item)
            {
                return null;
            }

            result[i] = item;
        }

        return result;
    }

    // Names in a literal stand for tensors; past the depth that a tensor may have, the reader refuses it anyway.
    private static object? Resolve(object? value, Func<string, Tensor?> names, int depth) => value switch
    {
        string text => NonFinite(text) is { } number ? number.ToDouble() : names(text) ?? value,
        IReadOnlyList<object?> list when depth < 65 => list.Select(item => Resolve(item, names, depth + 1)).ToList(),
        _ => value,
    };

    private static Tensor?[]? ToTensors(Parameter parameter, object? value, Func<string, Tensor?> names, ref Misfit? error)
    {
        if (value is not IReadOnlyList<object?> list)
        {
            return null;
        }

        var result = new Tensor?[list.Count];
        for (int i = 0; i < result.Length; i++)
        {
            if (list[i] is null && !parameter.HasNullableItems)
            {
                error = new Misfit($"must be {Describe(parameter)}, but element {i} is None");
                return null;
            }

            if (list[i] is not null && (result[i] = ToTensor(list[i], names, takesNumber: false, ref error)) is null)
            {
                error ??= new Misfit($"must be {Describe(parameter)}, not list") { Element = i, Got = TypeName(list[i]) };
                return null;
            }
        }

        return result;
    }
}
