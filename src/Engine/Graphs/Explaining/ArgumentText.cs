using System.Globalization;
using System.Numerics;
using GradService.Tensors;

namespace GradService.Graphs.Explaining;

/// <summary>The arguments of a node as text, for people.</summary>
internal static class ArgumentText
{
    // More than that no box shows.
    private const int MaxItems = 8;
    private const int MaxDepth = 4;

    /// <summary>All texts among the arguments, in order: names, and what may only look like them.</summary>
    public static IEnumerable<string> Texts(GraphNode node) =>
        node.Inputs.SelectMany(Texts).Concat(node.Attributes.SelectMany(attribute => Texts(attribute.Value)));

    /// <summary>The arguments that are no named tensors: <c>2, dim=0</c>.</summary>
    public static string Of(GraphNode node, Func<string, bool> isName)
    {
        var parts = new List<string>();
        foreach (object? argument in node.Inputs)
        {
            if (!Texts(argument).Any() || !Texts(argument).All(isName))
            {
                parts.Add(Of(argument, 0));
            }
        }

        foreach (var (name, value) in node.Attributes)
        {
            parts.Add($"{name}={Of(value, 0)}");
        }

        return string.Join(", ", parts);
    }

    private static IEnumerable<string> Texts(object? value)
    {
        if (value is string text)
        {
            yield return text;
        }

        foreach (object? item in value as IReadOnlyList<object?> ?? [])
        {
            foreach (string inner in Texts(item))
            {
                yield return inner;
            }
        }
    }

    private static string Of(object? value, int depth) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        string text => text,
        Tensor tensor => $"{tensor.DType.Name()}{tensor.Shape}",
        Complex number => string.Create(CultureInfo.InvariantCulture, $"{number.Real}{number.Imaginary:+0.####;-0.####;+0}j"),
        DType dtype => dtype.Name(),
        IReadOnlyList<object?> when depth == MaxDepth => "…",
        IReadOnlyList<object?> list => "[" + string.Join(", ", list.Take(MaxItems).Select(item => Of(item, depth + 1))) + (list.Count > MaxItems ? ", …]" : "]"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
