using System.Reflection;
using System.Runtime.ExceptionServices;
using GradService.Language.Numpy;
using GradService.Language.Runtime;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Values;

/// <summary>The parameter takes all keywords that no other parameter takes.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class KeywordsAttribute : Attribute;

/// <summary>The parameter is given by position only.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class PositionalAttribute : Attribute;

/// <summary>The method belongs to the class and takes no object.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedAttribute : Attribute;

/// <summary>The method is read as an attribute, without a call.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GetterAttribute : Attribute;

/// <summary>The name in the language, where it is not the method's own in snake case.</summary>
/// <param name="name">The name.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
internal sealed class NamedAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>A function of the language that is a C# method: its parameters are the method's, in snake case.</summary>
internal sealed class NativeFunction : Callable
{
    private readonly MethodInvoker invoker;
    private readonly ParameterInfo[] parameters;
    private readonly string[] names;
    private readonly int[] places;
    private readonly string? origin;
    private readonly int required;
    private readonly int rest;
    private readonly int keywords;

    private NativeFunction(MethodInfo method, bool isMethod)
    {
        IsMethod = isMethod && !method.IsDefined(typeof(SharedAttribute));
        IsGetter = method.IsDefined(typeof(GetterAttribute));
        Name = NameOf(method);
        origin = method.DeclaringType!.GetCustomAttribute<ModuleAttribute>()?.Name ?? (method.DeclaringType!.GetCustomAttribute<MethodsOfAttribute>()?.Name == "Tensor" ? "Tensor" : null);
        invoker = MethodInvoker.Create(method);
        parameters = method.GetParameters();
        names = [.. parameters.Select(parameter => Signature.SnakeCase(parameter.Name!))];
        rest = Array.FindIndex(parameters, parameter => parameter.IsDefined(typeof(ParamArrayAttribute)));
        keywords = Array.FindIndex(parameters, parameter => parameter.IsDefined(typeof(KeywordsAttribute)));
        places = [.. Enumerable.Range(0, parameters.Length).Where(i => i != rest && i != keywords)];
        required = parameters.Count(parameter => !parameter.HasDefaultValue && !parameter.IsDefined(typeof(ParamArrayAttribute)) && !parameter.IsDefined(typeof(KeywordsAttribute)));
    }

    public override ClassValue Class => Types.BuiltinFunction;

    public override string Name { get; }

    /// <summary>Whether it belongs to a class, so that an object becomes its first argument.</summary>
    public override bool IsMethod { get; }

    /// <summary>Whether it is read as an attribute, without a call.</summary>
    public bool IsGetter { get; }

    /// <summary>The functions of a static class, by name.</summary>
    public static IEnumerable<NativeFunction> Of(Type type, bool areMethods = false, Func<MethodInfo, bool>? select = null) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && (select is null || select(method))).Select(method => new NativeFunction(method, areMethods));

    public override object? Call(in CallArguments arguments)
    {
        var values = new object?[parameters.Length];
        Bind(arguments, values);
        try
        {
            object? result = Plain(invoker.Invoke(null, values.AsSpan()));
            Interpreter.Current.Trace?.Called(Name, arguments.Positional, result);
            return result;
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>A C# value as the language knows it.</summary>
    public static object? Plain(object? value) => value switch
    {
        int integer => (long)integer,
        Scalar scalar => Numbers.FromScalar(scalar),
        List<object?> list => new ListValue(list),
        object?[] items => new TupleValue(items),
        Shape shape => Types.SizeOf(shape),
        _ => value,
    };

    private static string NameOf(MethodInfo method) =>
        method.GetCustomAttribute<NamedAttribute>()?.Name ?? Signature.SnakeCase(method.Name);

    private void Bind(in CallArguments arguments, object?[] values)
    {
        int count = arguments.Positional.Length, takes = places.Length;
        if (count > takes && rest < 0)
        {
            int own = IsMethod ? 1 : 0;
            throw Raise.TypeError(takes - own == 0
                ? $"{Name}() takes no arguments ({count - own} given)"
                : $"{Name}() takes {(required == takes ? "exactly " : "at most ")}{Plural(takes - own, "argument")} ({count - own} given)");
        }

        Span<bool> given = stackalloc bool[parameters.Length];
        for (int i = 0; i < Math.Min(count, takes); i++)
        {
            values[places[i]] = Convert(places[i], arguments.Positional[i]);
            given[places[i]] = true;
        }

        if (rest >= 0)
        {
            values[rest] = count > takes ? arguments.Positional[takes..] : Array.Empty<object?>();
            given[rest] = true;
        }

        Dictionary<string, object?>? extra = null;
        foreach (var (keyword, value) in arguments.Keywords)
        {
            int at = Array.IndexOf(names, keyword);
            if (at >= 0 && at != rest && at != keywords && !parameters[at].IsDefined(typeof(PositionalAttribute)))
            {
                if (given[at])
                {
                    throw Raise.TypeError($"{Name}() got multiple values for argument '{keyword}'");
                }

                values[at] = Convert(at, value);
                given[at] = true;
            }
            else if (keywords >= 0)
            {
                (extra ??= new(StringComparer.Ordinal))[keyword] = value;
            }
            else
            {
                throw Raise.TypeError($"{(origin == "Tensor" ? "Tensor." : string.Empty)}{Name}() got an unexpected keyword argument '{keyword}'");
            }
        }

        for (int i = 0; i < given.Length; i++)
        {
            if (i == keywords)
            {
                values[i] = extra ?? new(StringComparer.Ordinal);
            }
            else if (!given[i])
            {
                values[i] = parameters[i].HasDefaultValue ? parameters[i].DefaultValue
                    : throw Missing(i);
            }
        }
    }

    // PyTorch's own functions, those that PyTorch has in Python, and Python's own functions each have words of their own.
    private PythonError Missing(int index) => Raise.TypeError(origin switch
    {
        "torch" => $"{Name}() missing 1 required positional arguments: \"{names[index]}\"",
        "Tensor" => $"Tensor.{Name}() missing 1 required positional argument: '{names[index]}'",
        not null when origin.StartsWith("torch.", StringComparison.Ordinal) => $"{Name}() missing 1 required positional argument: '{names[index]}'",
        _ => $"{Name}() missing required argument '{names[index]}' (pos {index + (IsMethod ? 0 : 1)})",
    });

    private static string Plural(int count, string word) => count == 1 ? $"one {word}" : $"{count} {word}s";

    private object? Convert(int index, object? value)
    {
        Type type = parameters[index].ParameterType;
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(object))
        {
            return value;
        }

        if (value is null)
        {
            return type.IsValueType && plain == type || !AllowsNone(parameters[index]) ? throw Wrong(index, value, type) : null;
        }

        if (plain == typeof(NdArray))
        {
            return ArrayReader.Read(value);
        }

        value = NdArray.Plain(value)!;
        if (plain == typeof(long))
        {
            return Numbers.TryIndex(value, out long integer) ? integer
                : value is System.Numerics.BigInteger ? throw Raise.Overflow("Python int too large to convert to C ssize_t") : throw Wrong(index, value, type);
        }

        if (plain == typeof(double))
        {
            return value switch
            {
                Tensor { Count: 1 } tensor => GraphTrace.Read(tensor).ToDouble(),
                NdArray array => Numbers.ToDouble(array.Number()),
                _ when Numbers.IsNumber(value) => Numbers.ToDouble(value),
                _ => throw Wrong(index, value, type),
            };
        }

        return plain == typeof(bool) ? Compare.Truth(value) : plain.IsInstanceOfType(value) ? value : throw Wrong(index, value, type);
    }

    private static bool AllowsNone(ParameterInfo parameter) => parameter.HasDefaultValue && parameter.DefaultValue is null;

    private PythonError Wrong(int index, object? value, Type type)
    {
        string expected = Types.NameOf(type);
        return IsMethod && index == 0
            ? Raise.TypeError($"descriptor '{Name}' for '{expected}' objects doesn't apply to a '{Types.NameOf(value)}' object")
            : expected == "int"
                ? Raise.TypeError($"'{Types.NameOf(value)}' object cannot be interpreted as an integer")
                : origin is "torch" or "Tensor" && expected == "Tensor"
                    ? Raise.TypeError($"{Name}(): argument '{names[index]}' (position {index + (IsMethod ? 0 : 1)}) must be Tensor, not {Types.NameOf(value)}")
                : Raise.TypeError($"{Name}() argument {index + (IsMethod ? 0 : 1)} must be {expected}, not {(value is null ? "None" : Types.NameOf(value))}");
    }
}
