using System.Globalization;
using GradService.Graphs;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>
/// Makes one <c>scan</c> of a loop whose rounds were traced one after the other, if they have a pattern. What later nodes use of single rounds
/// is stacked.
/// </summary>
internal sealed class LoopRolling
{
    // Fewer rounds are as easily read one by one.
    private const int FewestRounds = 4;

    private readonly List<GraphNode> nodes;
    private readonly TracedLoop loop;
    private readonly LoopPattern pattern;
    private readonly IReadOnlyDictionary<string, TensorSpec> specs;
    private readonly Func<string, string> fresh;
    private readonly List<RoundResult> stacks = [];

    private LoopRolling(List<GraphNode> nodes, TracedLoop loop, LoopPattern pattern, IReadOnlyDictionary<string, TensorSpec> specs, Func<string, string> fresh) =>
        (this.nodes, this.loop, this.pattern, this.specs, this.fresh) = (nodes, loop, pattern, specs, fresh);

    /// <summary>Rolls up a loop where that is possible.</summary>
    /// <param name="nodes">The nodes of the graph; those of the loop are replaced.</param>
    /// <param name="outputs">The graph's outputs.</param>
    /// <param name="loop">The loop. No loop behind it is left to be rolled up.</param>
    /// <param name="written">
    /// The last node that writes into a tensor; −1 for none. What a scan gives shares no memory with what the rounds share it with, so that a
    /// loop stays as it is where something is written in it or after it.
    /// </param>
    /// <param name="specs">The shape and dtype of what each name stands for.</param>
    /// <param name="fresh">Makes a new name from a stem.</param>
    /// <returns>The names of the outputs.</returns>
    public static IReadOnlyList<string> Roll(
        List<GraphNode> nodes, IReadOnlyList<string> outputs, TracedLoop loop, int written, IReadOnlyDictionary<string, TensorSpec> specs, Func<string, string> fresh)
    {
        IReadOnlyList<int> bounds = loop.Bounds;
        if (bounds.Count <= FewestRounds || bounds[1] == bounds[0] || bounds[^1] > nodes.Count || written >= bounds[0])
        {
            return outputs;
        }

        return LoopPattern.Find(nodes, loop, written, specs, fresh) is { } pattern
            ? new LoopRolling(nodes, loop, pattern, specs, fresh).Replace(outputs) : outputs;
    }

    private IReadOnlyList<string> Replace(IReadOnlyList<string> outputs)
    {
        List<GraphNode> after = nodes[loop.Bounds[^1]..];
        var form = new NodeForm(specs.ContainsKey);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var single = new List<(string Name, int Round, int Place)>();

        // A stack of all rounds is what the scan gives.
        foreach (GraphNode node in after)
        {
            if (pattern.Stacked(node) is { } of)
            {
                places[node.Id!] = PlaceOf(of);
            }
        }

        after.RemoveAll(node => node.Id is { } name && places.ContainsKey(name));
        foreach (string name in after.SelectMany(form.Names).Concat(outputs).Distinct())
        {
            if (pattern.MakerOf(name) is not var (round, result))
            {
                continue;
            }

            if (round == pattern.Rounds - 1 && IndexOfCarry(result) is >= 0 and int carry)
            {
                places[name] = carry;
            }
            else
            {
                single.Add((name, round, PlaceOf(result)));
            }
        }

        if (!stacks.TrueForAll(pattern.IsUniform))
        {
            return outputs;
        }

        string id = fresh("scan");
        int results = pattern.Carries.Count + stacks.Count;
        string ResultAt(int place) => results == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}.{place}");
        var renamed = places.ToDictionary(pair => pair.Key, pair => ResultAt(pair.Value), StringComparer.Ordinal);
        var picked = new List<GraphNode>();
        foreach (var (name, round, place) in single)
        {
            string pick = renamed[name] = fresh("getitem");
            picked.Add(new GraphNode(pick, "getitem", [ResultAt(place)], [new("index", round.ToString(CultureInfo.InvariantCulture))]));
        }

        var before = new List<GraphNode>();
        GraphNode scan = Scan(id, [.. pattern.Slices.Select(slice => Whole(slice, before))]);
        nodes.RemoveRange(loop.Bounds[0], nodes.Count - loop.Bounds[0]);
        nodes.AddRange(before);
        nodes.Add(scan);
        nodes.AddRange(picked);
        nodes.AddRange(after.Select(node => node.Renamed(name => renamed.GetValueOrDefault(name, name))));
        return [.. outputs.Select(name => renamed.GetValueOrDefault(name, name))];
    }

    private GraphNode Scan(string id, List<object?> xs) =>
        new(id, "scan", [pattern.Carries.Select(carry => (object?)carry.Init).ToList(), xs], xs.Count > 0 ? [] : [new("length", (long)pattern.Rounds)])
        {
            Bodies =
            [
                new("body", new Subgraph(
                    [.. pattern.Carries.Select(carry => carry.Name), .. pattern.Slices.Select(slice => slice.Name)], pattern.Body,
                    [.. pattern.Carries.Select(carry => pattern.Own(carry.Result)), .. stacks.Select(pattern.Own)])),
            ],
        };

    private int IndexOfCarry(RoundResult result) => pattern.Carries.ToList().FindIndex(carry => carry.Result == result);

    // Which of the scan's results a stack is.
    private int PlaceOf(RoundResult result)
    {
        int at = stacks.IndexOf(result);
        if (at < 0)
        {
            stacks.Add(result);
            at = stacks.Count - 1;
        }

        return pattern.Carries.Count + at;
    }

    // What is sliced, from the first to the last slice: the tensor itself, or a node before the scan.
    private object? Whole(SlicedTensor slice, List<GraphNode> before)
    {
        if (slice is { Start: 0, Step: 1 } && specs[slice.Tensor].Shape[0] == pattern.Rounds)
        {
            return slice.Tensor;
        }

        string part = fresh("getitem");
        long end = slice.Start + ((pattern.Rounds - 1) * slice.Step) + 1;
        before.Add(new GraphNode(part, "getitem", [slice.Tensor], [new("index", string.Create(
            CultureInfo.InvariantCulture, $"{slice.Start}:{end}{(slice.Step == 1 ? string.Empty : $":{slice.Step}")}"))]));
        return part;
    }
}
