using System.Globalization;
using System.Numerics;
using System.Text;
using GradService.Graphs;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>
/// Makes one <c>scan</c> of a loop whose rounds were traced one after the other, if each does the same as the one before: the same operators
/// with the same numbers, on tensors from outside the loop, on what the round before gave (the carries), or on one slice after the other of a
/// tensor. What later nodes use of single rounds is stacked.
/// </summary>
internal sealed class LoopRolling
{
    // Fewer rounds are as easily read one by one.
    private const int FewestRounds = 4;

    private readonly List<GraphNode> nodes;
    private readonly IReadOnlyDictionary<string, TensorSpec> specs;
    private readonly Func<string, string> fresh;
    private readonly IReadOnlyList<int> bounds;
    private readonly int rounds;
    private readonly int length;

    // Where in the loop a node's name is defined.
    private readonly Dictionary<string, (int Round, int Node)> makers = new(StringComparer.Ordinal);

    private readonly List<Carry> carries = [];
    private readonly List<Sliced> slices = [];
    private readonly List<GraphNode> body = [];
    private readonly List<GraphNode> before = [];
    private readonly Dictionary<string, string> local = new(StringComparer.Ordinal);

    private LoopRolling(List<GraphNode> nodes, IReadOnlyList<int> bounds, IReadOnlyDictionary<string, TensorSpec> specs, Func<string, string> fresh)
    {
        (this.nodes, this.bounds, this.specs, this.fresh) = (nodes, bounds, specs, fresh);
        rounds = bounds.Count - 1;
        length = bounds[1] - bounds[0];
    }

    /// <summary>Rolls up a loop where that is possible.</summary>
    /// <param name="nodes">The nodes of the graph; those of the loop are replaced.</param>
    /// <param name="outputs">The graph's outputs.</param>
    /// <param name="loop">The loop. No loop behind it is left to be rolled up.</param>
    /// <param name="specs">The shape and dtype of what each name stands for.</param>
    /// <param name="fresh">Makes a new name from a stem.</param>
    /// <returns>The names of the outputs.</returns>
    public static IReadOnlyList<string> Roll(
        List<GraphNode> nodes, IReadOnlyList<string> outputs, TracedLoop loop, IReadOnlyDictionary<string, TensorSpec> specs, Func<string, string> fresh)
    {
        IReadOnlyList<int> bounds = loop.Bounds;
        if (bounds.Count <= FewestRounds || bounds[1] == bounds[0] || bounds[^1] > nodes.Count)
        {
            return outputs;
        }

        var rolling = new LoopRolling(nodes, bounds, specs, fresh);
        return rolling.HaveOneForm() && rolling.FindParts() ? rolling.Replace(outputs) : outputs;
    }

    // Whether all rounds apply the same operators to the same numbers.
    private bool HaveOneForm()
    {
        for (int k = 0; k < rounds; k++)
        {
            if (bounds[k + 1] - bounds[k] != length)
            {
                return false;
            }

            for (int j = 0; j < length; j++)
            {
                GraphNode node = At(k, j);
                if (node is not { Id: { } id, Bodies.Count: 0, RetainGrad: false } || !makers.TryAdd(id, (k, j)) || Form(node) != Form(At(0, j)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // What the body reads: names of its own, carries, slices, and what stands around the loop.
    private bool FindParts()
    {
        for (int j = 0; j < length; j++)
        {
            string own = At(0, j).Id!;
            if (Slice(j) is { } slice)
            {
                if (slice.Behind.Length == 0)
                {
                    local[own] = slice.Name;
                    continue;
                }

                body.Add(new GraphNode(own, "getitem", [slice.Name], [new("index", slice.Behind)]) { NoGrad = At(0, j).NoGrad });
                continue;
            }

            List<string>[] names = [.. Enumerable.Range(0, rounds).Select(k => Names(At(k, j)))];
            var replaced = new Queue<string>();
            for (int p = 0; p < names[0].Count; p++)
            {
                if (Part([.. names.Select(of => of[p])]) is not { } part)
                {
                    return false;
                }

                replaced.Enqueue(part);
            }

            body.Add(Substituted(At(0, j), replaced));
        }

        return carries.TrueForAll(carry => Enumerable.Range(0, rounds).All(k => SpecOf(Result(k, carry.Node, carry.Suffix)) == SpecOf(carry.Init)));
    }

    // What stands in the body for names that stand at one place in all rounds; null if nothing can.
    private string? Part(string[] names)
    {
        if (Array.TrueForAll(names, name => name == names[0] && MakerOf(name) is null))
        {
            return names[0];
        }

        if (PartOf(names, 1) is { } parts)
        {
            return parts;
        }

        if (MakerOf(names[1]) is not { } made)
        {
            return null;
        }

        (int back, int node, string suffix) = (1 - made.Round, made.Node, made.Suffix);
        for (int k = 1; k < rounds; k++)
        {
            if (names[k] != Result(k - back, node, suffix))
            {
                return null;
            }
        }

        if (back == 0)
        {
            string own = At(0, node).Id!;
            return names[0] == own + suffix ? local.GetValueOrDefault(own, own) + suffix : null;
        }

        if (MakerOf(names[0]) is not null)
        {
            return null;
        }

        Carry? carry = carries.Find(known => known.Node == node && known.Suffix == suffix && known.Init == names[0]);
        if (carry is null)
        {
            carries.Add(carry = new Carry(fresh("carry"), names[0], node, suffix));
        }

        return carry.Name;
    }

    // The results of unbind, one in each round.
    private string? PartOf(string[] names, int step)
    {
        int dot = names[0].LastIndexOf('.');
        if (dot < 0 || !int.TryParse(names[0][(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            || nodes.Find(node => node.Id == names[0][..dot]) is not { Op: "unbind", Inputs: [string tensor], Attributes.Count: 0 })
        {
            return null;
        }

        for (int k = 0; k < rounds; k++)
        {
            if (names[k] != string.Create(CultureInfo.InvariantCulture, $"{names[0][..dot]}.{start + (k * step)}"))
            {
                return null;
            }
        }

        return SliceOf(tensor, start);
    }

    // x[i] with the number of the round as the index, and what is taken of the slice.
    private (string Name, string Behind)? Slice(int node)
    {
        if (At(0, node) is not { Op: "getitem", Inputs: [string tensor], Attributes: [{ Key: "index" }] } || makers.ContainsKey(tensor.Split('.')[0]))
        {
            return null;
        }

        var (start, rest) = IndexOf(At(0, node));
        for (int k = 0; k < rounds; k++)
        {
            if (IndexOf(At(k, node)) != (start + k, rest) || At(k, node).Inputs is not [string other] || other != tensor)
            {
                return null;
            }
        }

        // Names in an index are those of the round.
        return start is null || start < 0 || rest.Split(", ").Any(specs.ContainsKey) ? null : (SliceOf(tensor, start.Value), rest);
    }

    private string SliceOf(string tensor, long start)
    {
        Sliced? slice = slices.Find(known => known.Tensor == tensor && known.Start == start);
        if (slice is null)
        {
            slices.Add(slice = new Sliced(fresh("slice"), tensor, start));
        }

        return slice.Name;
    }

    private IReadOnlyList<string> Replace(IReadOnlyList<string> outputs)
    {
        List<GraphNode> after = nodes[bounds[^1]..];
        string id = fresh("scan");
        var stacks = new List<(int Node, string Suffix)>();
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        var single = new List<(string Name, int Round, int Stack)>();

        // A stack of all rounds is what the scan gives.
        var whole = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (GraphNode node in after)
        {
            if (Stacked(node) is { } of)
            {
                whole[node.Id!] = StackOf(of);
            }
        }

        after.RemoveAll(node => node.Id is { } name && whole.ContainsKey(name));
        foreach (string name in after.SelectMany(Names).Concat(outputs).Distinct())
        {
            if (MakerOf(name) is not { } made)
            {
                continue;
            }

            if (made.Round == rounds - 1 && carries.FindIndex(carry => (carry.Node, carry.Suffix) == (made.Node, made.Suffix)) is >= 0 and int carry)
            {
                renamed[name] = carry.ToString(CultureInfo.InvariantCulture);
            }
            else
            {
                single.Add((name, made.Round, StackOf((made.Node, made.Suffix))));
            }
        }

        if (stacks.Exists(stack => Enumerable.Range(1, rounds - 1).Any(k => SpecOf(Result(k, stack.Node, stack.Suffix)) != SpecOf(Result(0, stack.Node, stack.Suffix)))))
        {
            return outputs;
        }

        int results = carries.Count + stacks.Count;
        string ResultOf(int number) => results == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}.{number}");
        foreach (string name in renamed.Keys.ToList())
        {
            renamed[name] = ResultOf(int.Parse(renamed[name], CultureInfo.InvariantCulture));
        }

        foreach (var (name, stack) in whole)
        {
            renamed[name] = ResultOf(carries.Count + stack);
        }

        var picked = new List<GraphNode>();
        foreach (var (name, round, stack) in single)
        {
            string pick = renamed[name] = fresh("getitem");
            picked.Add(new GraphNode(pick, "getitem", [ResultOf(carries.Count + stack)], [new("index", round.ToString(CultureInfo.InvariantCulture))]));
        }

        List<object?> xs = [.. slices.Select(Whole)];
        var scan = new GraphNode(id, "scan", [carries.Select(carry => (object?)carry.Init).ToList(), xs], xs.Count > 0 ? [] : [new("length", (long)rounds)])
        {
            Bodies =
            [
                new("body", new Subgraph(
                    [.. carries.Select(carry => carry.Name), .. slices.Select(slice => slice.Name)], body,
                    [.. carries.Select(carry => Own(carry.Node, carry.Suffix)), .. stacks.Select(stack => Own(stack.Node, stack.Suffix))])),
            ],
        };
        nodes.RemoveRange(bounds[0], nodes.Count - bounds[0]);
        nodes.AddRange(before);
        nodes.Add(scan);
        nodes.AddRange(picked);
        nodes.AddRange(after.Select(node => node.Renamed(name => renamed.GetValueOrDefault(name, name))));
        return [.. outputs.Select(name => renamed.GetValueOrDefault(name, name))];

        int StackOf((int Node, string Suffix) of)
        {
            int at = stacks.IndexOf(of);
            if (at < 0)
            {
                stacks.Add(of);
            }

            return at < 0 ? stacks.Count - 1 : at;
        }
    }

    // Which result of the rounds a node stacks, all of them in their order along the first dimension.
    private (int Node, string Suffix)? Stacked(GraphNode node)
    {
        bool isFirst = node.Inputs.Count == 1 ? node.Attributes is [] or [{ Key: "dim", Value: 0L }] : node is { Inputs: [_, 0L], Attributes.Count: 0 };
        if (!isFirst || node is not { Op: "stack", Id: not null, RetainGrad: false } || node.Inputs[0] is not IReadOnlyList<object?> parts || parts.Count != rounds
            || parts[0] is not string first || MakerOf(first) is not { Round: 0 } made)
        {
            return null;
        }

        for (int k = 0; k < rounds; k++)
        {
            if (parts[k] is not string name || name != Result(k, made.Node, made.Suffix))
            {
                return null;
            }
        }

        return (made.Node, made.Suffix);
    }

    private object? Whole(Sliced slice)
    {
        if (slice.Start == 0 && specs[slice.Tensor].Shape[0] == rounds)
        {
            return slice.Tensor;
        }

        string part = fresh("getitem");
        before.Add(new GraphNode(part, "getitem", [slice.Tensor], [new("index", string.Create(CultureInfo.InvariantCulture, $"{slice.Start}:{slice.Start + rounds}"))]));
        return part;
    }

    private TensorSpec? SpecOf(string name) => specs.TryGetValue(name, out TensorSpec spec) ? spec : null;

    private GraphNode At(int round, int node) => nodes[bounds[round] + node];

    private string Result(int round, int node, string suffix) => At(round, node).Id + suffix;

    private string Own(int node, string suffix) => At(0, node).Id! is var own ? local.GetValueOrDefault(own, own) + suffix : string.Empty;

    private (int Round, int Node, string Suffix)? MakerOf(string name)
    {
        int dot = makers.ContainsKey(name) ? name.Length : name.LastIndexOf('.');
        return dot >= 0 && makers.TryGetValue(name[..dot], out var at) ? (at.Round, at.Node, name[dot..]) : null;
    }

    private static (long? Number, string Behind) IndexOf(GraphNode node)
    {
        string[] entries = ((string)node.Attributes[0].Value!).Split(", ");
        return long.TryParse(entries[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? (number, string.Join(", ", entries[1..])) : (null, string.Empty);
    }

    // The names of tensors in a node's arguments, in order.
    private List<string> Names(GraphNode node)
    {
        var names = new List<string>();
        (node with { Id = null }).Renamed(text =>
        {
            if (specs.ContainsKey(text))
            {
                names.Add(text);
            }

            return text;
        });
        return names;
    }

    private GraphNode Substituted(GraphNode node, Queue<string> names) =>
        (node with { Id = null }).Renamed(text => specs.ContainsKey(text) ? names.Dequeue() : text) with { Id = node.Id };

    // All of a node but its names; an index by number is one by any number.
    private string Form(GraphNode node)
    {
        var text = new StringBuilder(node.Op).Append(node.NoGrad ? '!' : ' ');
        GraphNode bare = (node with { Id = null }).Renamed(name => specs.ContainsKey(name) ? "\0" : name);
        Append(text, bare.Inputs);
        foreach (var (name, value) in bare.Attributes)
        {
            text.Append(name).Append('=');
            Append(text, node.Op == "getitem" && name == "index" && IndexOf(node).Number is not null ? "\u0001, " + IndexOf(bare).Behind : value);
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
                text.Append(CultureInfo.InvariantCulture, $"{number.Real:R}{number.Imaginary:R}j,");
                break;
            default:
                text.Append(value?.GetType().Name).Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append(',');
                break;
        }
    }

    /// <summary>A value that goes from round to round.</summary>
    private sealed record Carry(string Name, string Init, int Node, string Suffix);

    /// <summary>A tensor of which each round takes one slice.</summary>
    private sealed record Sliced(string Name, string Tensor, long Start);
}
