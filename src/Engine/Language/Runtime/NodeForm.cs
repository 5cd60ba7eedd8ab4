using System.Globalization;
using System.Numerics;
using System.Text;
using GradService.Graphs;

namespace GradService.Language.Runtime;

/// <summary>What a node of a traced program does, apart from the tensors that it does it to.</summary>
/// <param name="isName">Tells the names of tensors from other texts.</param>
internal sealed class NodeForm(Func<string, bool> isName)
{
    /// <summary>The number that an index begins with, and the entries behind it; no number where it begins with something else.</summary>
    public static (long? Number, string Behind) IndexOf(GraphNode node)
    {
        string[] entries = ((string)node.Attributes[0].Value!).Split(", ");
        return long.TryParse(entries[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? (number, string.Join(", ", entries[1..])) : (null, string.Empty);
    }

    /// <summary>Whether it takes something out of a tensor.</summary>
    public static bool IsIndexing(GraphNode node) => node is { Op: "getitem", Inputs: [string], Attributes: [{ Key: "index", Value: string }] };

    /// <summary>The names of tensors in its arguments, in order.</summary>
    public List<string> Names(GraphNode node)
    {
        var names = new List<string>();
        (node with { Id = null }).Renamed(text =>
        {
            if (isName(text))
            {
                names.Add(text);
            }

            return text;
        });
        return names;
    }

    /// <summary>The node with other names in its arguments, which stand in the order of <see cref="Names"/>.</summary>
    public GraphNode Substituted(GraphNode node, Queue<string> names) =>
        (node with { Id = null }).Renamed(text => isName(text) ? names.Dequeue() : text) with { Id = node.Id };

    /// <summary>All of a node but its names: the operator, its other arguments, bit for bit, and whether it is recorded.</summary>
    /// <param name="node">The node.</param>
    /// <param name="isAnyNumber">Whether an index that begins with a number is as good as one that begins with another.</param>
    public string Of(GraphNode node, bool isAnyNumber)
    {
        var text = new StringBuilder(node.Op).Append(node.NoGrad ? '!' : ' ');
        GraphNode bare = (node with { Id = null }).Renamed(name => isName(name) ? "\0" : name);
        Append(text, bare.Inputs);
        foreach (var (name, value) in bare.Attributes)
        {
            text.Append(name).Append('=');
            Append(text, isAnyNumber && IsIndexing(node) && IndexOf(bare) is { Number: not null } index ? "\u0001, " + index.Behind : value);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case IReadOnlyList<object?> list:
                text.Append('[');
                foreach (object? item in list)
                {
                    Append(text, item);
                }

                text.Append(']');
                break;
            case double number:
                text.Append(BitConverter.DoubleToInt64Bits(number)).Append("f,");
                break;
            case Complex number:
                text.Append(CultureInfo.InvariantCulture, $"{BitConverter.DoubleToInt64Bits(number.Real)},{BitConverter.DoubleToInt64Bits(number.Imaginary)}j,");
                break;
            default:
                text.Append(value?.GetType().Name).Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append(',');
                break;
        }
    }
}
