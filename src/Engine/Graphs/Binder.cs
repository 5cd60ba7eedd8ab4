using System.Numerics;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>An argument that does not fit a signature: which one, and why.</summary>
/// <param name="Message">Why, in PyTorch's manner.</param>
/// <param name="Position">Its place among the positional arguments, or -1.</param>
/// <param name="Keyword">Its keyword, or null.</param>
/// <param name="Kind">What kind of error that is.</param>
internal readonly record struct Misfit(string Message, int Position = -1, string? Keyword = null, ErrorKind Kind = ErrorKind.BadArgument)
{
    /// <summary>The parameter that does not take it, where there is one.</summary>
    public Parameter? Parameter { get; init; }

    /// <summary>Why, without the parameter.</summary>
    public string? Reason { get; init; }

    /// <summary>Which item of a list is no tensor, or -1.</summary>
    public int Element { get; init; } = -1;

    /// <summary>Python's name for the type of that item.</summary>
    public string? Got { get; init; }
}

/// <summary>
/// Binds arguments to an operator's signature by position and keyword, as Python does. Arguments are null, bool, long, double,
/// <see cref="Complex"/>, string, <see cref="Tensor"/>, <see cref="DType"/> or a list of those; the signature decides how each is read.
/// </summary>
internal static class Binder
{
    /// <summary>Strings name no tensors: the arguments are values, and lists are no literals either.</summary>
    public static readonly Func<string, Tensor?> NoNames = static _ => null;

    /// <summary>Calls the first overload that the arguments fit.</summary>
    /// <param name="entry">The operator.</param>
    /// <param name="positional">The positional arguments.</param>
    /// <param name="keywords">The keyword arguments.</param>
    /// <param name="names">Finds the tensor that a name stands for, or null.</param>
    /// <param name="misfit">Why no overload takes the arguments.</param>
    /// <returns>The results, or null if no overload takes the arguments.</returns>
    public static IReadOnlyList<Tensor>? Call(
        CatalogueEntry entry, IReadOnlyList<object?> positional, IReadOnlyList<KeyValuePair<string, object?>> keywords,
        Func<string, Tensor?> names, out Misfit misfit) => Call(entry, positional, keywords, names, out _, out misfit);

    /// <summary>Calls the first overload that the arguments fit, and says which it is.</summary>
    /// <inheritdoc cref="Call(CatalogueEntry, IReadOnlyList{object?}, IReadOnlyList{KeyValuePair{string, object?}}, Func{string, Tensor?}, out Misfit)"/>
    public static IReadOnlyList<Tensor>? Call(
        CatalogueEntry entry, IReadOnlyList<object?> positional, IReadOnlyList<KeyValuePair<string, object?>> keywords,
        Func<string, Tensor?> names, out Signature? chosen, out Misfit misfit)
    {
        misfit = default;
        chosen = null;
        foreach (Signature signature in entry.Overloads)
        {
            var arguments = new object?[signature.Parameters.Count];
            if (Bind(signature, positional, keywords, names, arguments, out object? results) is not { } why)
            {
                chosen = signature;
                return results switch
                {
                    Tensor result => Out.Call(signature, arguments, result),
                    Tensor[] several => Out.Call(signature, arguments, several),
                    _ => signature.Invoke(arguments),
                };
            }

            // Of several reasons that of the overload which understood most is the useful one; a name that is not known always is.
            if (misfit.Message is null || Rank(why) > Rank(misfit))
            {
                misfit = why;
            }
        }

        if (entry.Overloads.Count > 1 && misfit.Kind == ErrorKind.BadArgument)
        {
            misfit = misfit with
            {
                Message = $"{misfit.Message} The signatures are: {string.Join("; ", entry.Overloads)}",
            };
        }

        return null;
    }

    private static int Rank(Misfit misfit) => misfit.Kind == ErrorKind.UnknownName ? 1000 : misfit.Position;

    private static Misfit? Bind(
        Signature signature, IReadOnlyList<object?> positional, IReadOnlyList<KeyValuePair<string, object?>> keywords,
        Func<string, Tensor?> names, object?[] arguments, out object? results)
    {
        results = null;
        IReadOnlyList<Parameter> parameters = signature.Parameters;
        Span<bool> given = stackalloc bool[parameters.Count];
        int rest = signature.Rest;
        for (int i = 0; i < positional.Count; i++)
        {
            if (i == rest && TakesRest(positional, i, parameters[i].Kind))
            {
                given[i] = true;
                if (Convert(parameters[i], new ListFrom(positional, i).ToArray(), names, out arguments[i]) is { } wrong)
                {
                    return Located(signature, parameters[i], wrong, i, null);
                }

                break;
            }

            if (i >= parameters.Count || parameters[i].IsKeywordOnly)
            {
                int takes = parameters.Count(parameter => !parameter.IsKeywordOnly);
                return new Misfit($"{signature.Name}() takes {takes} positional argument{(takes == 1 ? string.Empty : "s")} but {positional.Count} were given", i);
            }

            given[i] = true;
            if (Convert(parameters[i], positional[i], names, out arguments[i]) is { } error)
            {
                return Located(signature, parameters[i], error, i, null);
            }
        }

        foreach (var (keyword, value) in keywords)
        {
            int at = IndexOf(parameters, keyword);
            if (at < 0 && keyword == "out" && signature.Out is { } parameter)
            {
                if (Convert(parameter, value, names, out results) is { } wrong)
                {
                    return Located(signature, parameter, wrong, -1, keyword);
                }

                continue;
            }

            if (at < 0)
            {
                return new Misfit($"{signature.Name}() got an unexpected keyword argument '{keyword}'", -1, keyword);
            }

            if (given[at])
            {
                return new Misfit($"{signature.Name}() got multiple values for argument '{keyword}'", -1, keyword);
            }

            given[at] = true;
            if (Convert(parameters[at], value, names, out arguments[at]) is { } error)
            {
                return Located(signature, parameters[at], error, -1, keyword);
            }
        }

        for (int i = 0; i < given.Length; i++)
        {
            if (!given[i])
            {
                if (parameters[i].IsRequired)
                {
                    return Missing(signature, given);
                }

                arguments[i] = parameters[i].Default;
            }
        }

        return null;
    }

    private static Misfit Missing(Signature signature, ReadOnlySpan<bool> given)
    {
        var missing = new List<string>();
        for (int i = 0; i < given.Length; i++)
        {
            if (!given[i] && signature.Parameters[i].IsRequired)
            {
                missing.Add($"\"{signature.Parameters[i].Name}\"");
            }
        }

        return new Misfit($"{signature.Name}() missing {missing.Count} required positional arguments: {string.Join(", ", missing)}");
    }

    // x.view(2, 3) is x.view([2, 3]); but a list in that place is the list itself.
    private static bool TakesRest(IReadOnlyList<object?> positional, int start, ParameterKind kind) =>
        positional.Count > start + 1 || (kind == ParameterKind.TensorList && positional[start] is not IReadOnlyList<object?>);

    private static Misfit Located(Signature signature, Parameter parameter, Misfit error, int position, string? keyword) =>
        error with
        {
            Message = error.Kind == ErrorKind.UnknownName
                ? error.Message
                : $"{signature.Name}(): argument '{parameter.Name}'{(position >= 0 ? $" (position {position + 1})" : string.Empty)} {error.Message}",
            Position = position,
            Keyword = keyword,
            Parameter = parameter,
            Reason = error.Message,
        };

    private static int IndexOf(IReadOnlyList<Parameter> parameters, string keyword)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            // PyTorch has a capital here and there, as in vander's N.
            if (string.Equals(parameters[i].Name, keyword, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        // PyTorch's documentation says input where its own signatures say self.
        return parameters.Count > 0 && (keyword, parameters[0].Name) is ("self", "input") or ("input", "self") ? 0 : -1;
    }

    private static Misfit? Convert(Parameter parameter, object? value, Func<string, Tensor?> names, out object? converted) =>
        value is null && parameter.IsNullable
            ? Ok(null, out converted)
            : Arguments.Convert(parameter, value, names, out converted);

    private static Misfit? Ok(object? value, out object? converted)
    {
        converted = value;
        return null;
    }

    private readonly struct ListFrom(IReadOnlyList<object?> list, int start)
    {
        public object?[] ToArray() => [.. list.Skip(start)];
    }
}
