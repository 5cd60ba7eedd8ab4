using System.Globalization;
using GradService.Graphs;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>
/// Makes one <c>scan</c> of a loop whose rounds were traced one after the other, if they have a pattern. What later nodes use is of the last
/// round, or is a stack of all rounds: the gradient of one entry of a stack would pass through the other rounds as zeros, which are NaN where
/// a derivative is infinite, and not the null of what does not depend on them.
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

    // What of all rounds is used, and what of the last one that no round hands on.
    private readonly List<RoundResult> stacks = [];
    private readonly List<RoundResult> last = [];

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
        var carried = new Dictionary<string, int>(StringComparer.Ordinal);
        var stacked = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (GraphNode node in after)
        {
            if (pattern.Stacked(node) is { } of)
            {
                stacked[node.Id!] = PlaceIn(stacks, of);
            }
        }

        after.RemoveAll(node => node.Id is { } name && stacked.ContainsKey(name));
        foreach (string name in after.SelectMany(form.Names).Concat(outputs).Distinct())
        {
            if (pattern.MakerOf(name) is not var (round, result))
            {
                continue;
            }

            if (round != pattern.Rounds - 1)
            {
                return outputs;
            }

            carried[name] = pattern.Carries.ToList().FindIndex(carry => carry.Result == result) is >= 0 and int carry ? carry : pattern.Carries.Count + PlaceIn(last, result);
        }

        if (!stacks.Concat(last).All(pattern.IsUniform))
        {
            return outputs;
        }

        string id = fresh("scan");
        int carries = pattern.Carries.Count + last.Count;
        string ResultAt(int place) => carries + stacks.Count == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}.{place}");
        var renamed = carried.Concat(stacked.Select(pair => new KeyValuePair<string, int>(pair.Key, carries + pair.Value)))
            .ToDictionary(pair => pair.Key, pair => ResultAt(pair.Value), StringComparer.Ordinal);
        var before = new List<GraphNode>();
        GraphNode scan = Scan(id, before);
        nodes.RemoveRange(loop.Bounds[0], nodes.Count - loop.Bounds[0]);
        nodes.AddRange(before);
        nodes.Add(scan);
        nodes.AddRange(after.Select(node => node.Renamed(name => renamed.GetValueOrDefault(name, name))));
        return [.. outputs.Select(name => renamed.GetValueOrDefault(name, name))];
    }

    private GraphNode Scan(string id, List<GraphNode> before)
    {
        List<object?> xs = [.. pattern.Slices.Select(slice => Whole(slice, before))];
        List<CarriedValue> carries = [.. pattern.Carries, .. last.Select(result => new CarriedValue(fresh("carry"), Zeros(result, before), result))];
        return new GraphNode(id, "scan", [carries.Select(carry => (object?)carry.Init).ToList(), xs], xs.Count > 0 ? [] : [new("length", (long)pattern.Rounds)])
        {
            Bodies =
            [
                new("body", new Subgraph(
                    [.. carries.Select(carry => carry.Name), .. pattern.Slices.Select(slice => slice.Name)], pattern.Body,
                    [.. carries.Select(carry => pattern.Own(carry.Result)), .. stacks.Select(pattern.Own)])),
            ],
        };
    }

    private static int PlaceIn(List<RoundResult> results, RoundResult result)
    {
        int at = results.IndexOf(result);
        if (at < 0)
        {
            results.Add(result);
        }

        return at < 0 ? results.Count - 1 : at;
    }

    // What no round reads begins as anything of its shape and dtype.
    private string Zeros(RoundResult result, List<GraphNode> before)
    {
        string zeros = fresh("zeros");
        TensorSpec spec = specs[pattern.NameOf(0, result)];
        before.Add(new GraphNode(zeros, "zeros", [spec.Shape.ToArray().Select(size => (object?)size).ToList()], [new("dtype", spec.DType.Name())]));
        return zeros;
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
