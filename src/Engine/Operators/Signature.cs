using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What kind of value a parameter takes.</summary>
public enum ParameterKind
{
    /// <summary>A tensor, or where <see cref="Parameter.TakesNumber"/> says so a Python number that stands for one.</summary>
    Tensor,

    /// <summary>A list of tensors; an entry may be null where the signature says so.</summary>
    TensorList,

    /// <summary>A Python number.</summary>
    Scalar,

    /// <summary>An integer.</summary>
    Int,

    /// <summary>A list of integers; one integer stands for a list of one.</summary>
    IntList,

    /// <summary>A list of integers of which each may be None.</summary>
    OptionalIntList,

    /// <summary>A float.</summary>
    Float,

    /// <summary>A list of floats.</summary>
    FloatList,

    /// <summary>A bool.</summary>
    Bool,

    /// <summary>A list of bools.</summary>
    BoolList,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A dtype.</summary>
    DType,

    /// <summary>What stands between the brackets of an index.</summary>
    Index,

    /// <summary>Numbers in nested lists, of which a tensor is made.</summary>
    Nested,

    /// <summary>A function of tensors that gives tensors: a subgraph.</summary>
    Function,
}

/// <summary>A parameter of an operator.</summary>
/// <param name="Name">PyTorch's name.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="IsNullable">Whether it takes <c>None</c>.</param>
/// <param name="HasNullableItems">Whether the list that it takes may have <c>None</c> among its tensors.</param>
/// <param name="IsKeywordOnly">Whether it is given by keyword only.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Default">What it is if it is not given.</param>
/// <param name="TakesNumber">Whether PyTorch takes a Python number for the tensor.</param>
public sealed record Parameter(
    string Name, ParameterKind Kind, bool IsNullable, bool HasNullableItems, bool IsKeywordOnly, bool IsRequired, object? Default, bool TakesNumber = false)
{
    /// <summary>As a signature writes it: <c>int dim=-1</c>.</summary>
    public override string ToString() => $"{TypeName} {Name}{(IsRequired ? string.Empty : "=" + Format(Default))}";

    private string TypeName => Kind switch
    {
        ParameterKind.Tensor => "Tensor",
        ParameterKind.TensorList => "Tensor[]",
        ParameterKind.Scalar => "Scalar",
        ParameterKind.Int => "int",
        ParameterKind.IntList => "int[]",
        ParameterKind.OptionalIntList => "int?[]",
        ParameterKind.Float => "float",
        ParameterKind.FloatList => "float[]",
        ParameterKind.Bool => "bool",
        ParameterKind.BoolList => "bool[]",
        ParameterKind.Text => "str",
        ParameterKind.Index => "index",
        ParameterKind.Nested => "data",
        ParameterKind.Function => "function",
        _ => "dtype",
    } + (IsNullable ? "?" : string.Empty);

    private static string Format(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        string text => $"\"{text}\"",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

/// <summary>One overload of an operator: the method that computes it, and its signature in PyTorch's terms, read from the method.</summary>
public sealed class Signature
{
    private readonly MethodInvoker invoker;

    internal Signature(string name, MethodInfo method)
    {
        Method = method;
        Name = name;
        invoker = MethodInvoker.Create(method);
        Parameters = [.. method.GetParameters().Select(Read)];
        ResultNames = method.ReturnParameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames
            .Select(result => SnakeCase(result!)).ToArray() ?? [];
        Out = name.EndsWith('_') || name.StartsWith("Tensor.", StringComparison.Ordinal) || name.StartsWith("nn.", StringComparison.Ordinal)
            || name.StartsWith("masked.", StringComparison.Ordinal) || method.ReturnType.IsArray
            ? null
            : new Parameter("out", method.ReturnType == typeof(Tensor) ? ParameterKind.Tensor : ParameterKind.TensorList, true, false, true, false, null);
        FunctionParameters = [.. Parameters.Where(parameter => parameter.Kind == ParameterKind.Function).Select(parameter => parameter.Name)];
        Samples = [.. method.GetCustomAttributes<SampleAttribute>()];
    }

    /// <summary>The operator's full name.</summary>
    public string Name { get; }

    /// <summary>The parameters, in PyTorch's order.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>PyTorch's field names of several results; empty for one result or a list.</summary>
    public IReadOnlyList<string> ResultNames { get; }

    /// <summary>The names of the parameters that take functions.</summary>
    public IReadOnlyList<string> FunctionParameters { get; }

    /// <summary>Arguments at which it is tested and shown.</summary>
    public IReadOnlyList<SampleAttribute> Samples { get; }

    /// <summary>The C# method.</summary>
    public MethodInfo Method { get; }

    /// <summary>Whether the values of its arguments say how large its results are.</summary>
    public bool IsSizedByValues => Method.GetCustomAttribute<OperatorAttribute>() is { IsSizedByValues: true };

    /// <summary>Whether one result alone is no list.</summary>
    public bool OneStandsAlone => Method.GetCustomAttribute<OperatorAttribute>() is { OneStandsAlone: true };

    /// <summary>
    /// The keyword <c>out</c>, which takes the tensors that are to hold the results; null if the operator has none. As in PyTorch that is for
    /// functions, which have names of torch, linalg, special and fft: not for methods, in-place forms, and lists of results. That it
    /// is not for views shows when one is made.
    /// </summary>
    public Parameter? Out { get; }

    /// <summary>
    /// The first parameter that takes all the positional arguments that are left, as <c>view(*shape)</c> does: a list behind which only
    /// keywords stand. -1 if there is none.
    /// </summary>
    internal int Rest
    {
        get
        {
            for (int i = Parameters.Count - 1; i >= 0; i--)
            {
                if (!Parameters[i].IsKeywordOnly)
                {
                    return Parameters[i].Kind is ParameterKind.IntList or ParameterKind.TensorList ? i : -1;
                }
            }

            return -1;
        }
    }

    /// <summary>Calls the method: arguments in the order of the parameters, each of the parameter's C# type.</summary>
    /// <returns>The tensors that it gives, one or several.</returns>
    public IReadOnlyList<Tensor> Invoke(Span<object?> arguments)
    {
        try
        {
            return invoker.Invoke(null, arguments) switch
            {
                Tensor tensor => [tensor],
                IReadOnlyList<Tensor> list => list,
                ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => (Tensor)tuple[i]!)],
                var other => throw new InvalidOperationException($"{Name} gave {other?.GetType().Name ?? "nothing"}, which is no tensor."),
            };
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>As PyTorch's documentation writes it: <c>softmax(Tensor input, int dim, *, dtype? dtype=None) -> Tensor</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Name).Append('(');
        bool keywords = false;
        for (int i = 0; i < Parameters.Count; i++)
        {
            text.Append(i > 0 ? ", " : string.Empty);
            if (Parameters[i].IsKeywordOnly && !keywords)
            {
                text.Append("*, ");
                keywords = true;
            }

            text.Append(Parameters[i]);
        }

        string result = ResultNames.Count > 0
            ? $"({string.Join(", ", ResultNames.Select(name => "Tensor " + name))})"
            : Method.ReturnType == typeof(Tensor) ? "Tensor" : "Tensor[]";
        return text.Append(") -> ").Append(result).ToString();
    }

    /// <summary>C#'s <c>startDim</c> is PyTorch's <c>start_dim</c>.</summary>
    internal static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (char letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static Parameter Read(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        NullabilityInfo nullability = new NullabilityInfoContext().Create(parameter);
        bool nullable = plain != type || (!type.IsValueType && nullability.WriteState == NullabilityState.Nullable);
        return new Parameter(
            SnakeCase(parameter.Name!),
            KindOf(plain),
            nullable,
            nullability.ElementType?.WriteState == NullabilityState.Nullable,
            parameter.IsDefined(typeof(KeywordOnlyAttribute)),
            !parameter.HasDefaultValue && !parameter.IsDefined(typeof(ParamArrayAttribute)),
            parameter.HasDefaultValue ? parameter.DefaultValue : null,
            parameter.IsDefined(typeof(OrNumberAttribute)));
    }

    private static ParameterKind KindOf(Type type) =>
        type == typeof(Tensor) ? ParameterKind.Tensor
        : type == typeof(Tensor[]) ? ParameterKind.TensorList
        : type == typeof(Scalar) ? ParameterKind.Scalar
        : type == typeof(long) ? ParameterKind.Int
        : type == typeof(long[]) ? ParameterKind.IntList
        : type == typeof(long?[]) ? ParameterKind.OptionalIntList
        : type == typeof(double) ? ParameterKind.Float
        : type == typeof(double[]) ? ParameterKind.FloatList
        : type == typeof(bool) ? ParameterKind.Bool
        : type == typeof(bool[]) ? ParameterKind.BoolList
        : type == typeof(string) ? ParameterKind.Text
        : type == typeof(DType) ? ParameterKind.DType
        : type == typeof(TensorIndex[]) ? ParameterKind.Index
        : type == typeof(NestedNumbers) ? ParameterKind.Nested
        : type == typeof(Func<Tensor[], Tensor[]>) ? ParameterKind.Function
        : throw new NotSupportedException($"An operator cannot take a {type.Name}.");
}
