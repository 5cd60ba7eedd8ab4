using System.Globalization;
using GradService.Graphs;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>A value that goes from round to round.</summary>
/// <param name="Name">What the body calls it.</param>
/// <param name="Init">The name of what the first round gets.</param>
/// <param name="Result">What a round hands on.</param>
internal sealed record CarriedValue(string Name, string Init, RoundResult Result);

/// <summary>A tensor of which each round takes one slice.</summary>
/// <param name="Name">What the body calls the slice.</param>
/// <param name="Tensor">The name of the tensor.</param>
/// <param name="Start">Which slice the first round takes.</param>
/// <param name="Step">How much farther on each round takes the next.</param>
internal sealed record SlicedTensor(string Name, string Tensor, long Start, long Step);

/// <summary>A result that every round has.</summary>
/// <param name="Node">Which of the round's nodes gives it.</param>
/// <param name="Suffix">Which of that node's results it is: what stands behind the node's name.</param>
internal readonly record struct RoundResult(int Node, string Suffix);

/// <summary>
/// What the rounds of a traced loop have in common: the same operators with the same numbers, on tensors from outside the loop, on what the
/// round before gave, or on one slice after the other of a tensor.
/// </summary>
internal sealed class LoopPattern
{
    private readonly IReadOnlyList<GraphNode> nodes;
    private readonly IReadOnlyDictionary<string, TensorSpec> specs;
    private readonly Func<string, string> fresh;
    private readonly IReadOnlyList<int> bounds;
    private readonly int length;
    private readonly int written;
    private readonly NodeForm form;

    // Where in the loop a node's name is defined.
    private readonly Dictionary<string, (int Round, int Node)> makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> local = new(StringComparer.Ordinal);
    private readonly List<CarriedValue> carries = [];
    private readonly List<SlicedTensor> slices = [];
    private readonly List<GraphNode> body = [];

    private LoopPattern(
        IReadOnlyList<GraphNode> nodes, TracedLoop loop, int written, IReadOnlyDictionary<string, TensorSpec> specs, Func<string, string> fresh)
    {
        (this.nodes, this.written, this.specs, this.fresh) = (nodes, written, specs, fresh);
        bounds = loop.Bounds;
        Rounds = bounds.Count - 1;
        length = bounds[1] - bounds[0];
        form = new NodeForm(specs.ContainsKey);
    }

    /// <summary>How many rounds there are.</summary>
    public int Rounds { get; }

    /// <summary>What goes from round to round.</summary>
    public IReadOnlyList<CarriedValue> Carries => carries;

    /// <summary>What the rounds take slices of.</summary>
    public IReadOnlyList<SlicedTensor> Slices => slices;

    /// <summary>One round.</summary>
    public IReadOnlyList<GraphNode> Body => body;

    /// <summary>Finds the pattern of a loop.</summary>
    /// <param name="nodes">The nodes of the graph.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="written">The last node that writes into a tensor, which is before the loop; −1 for none.</param>
    /// <param name="specs">The shape and dtype of what each name stands for.</param>
    /// <param name="fresh">Makes a new name from a stem.</param>
    /// <returns>The pattern; null where the rounds are not alike.</returns>
    public static LoopPattern? Find(
        IReadOnlyList<GraphNode> nodes, TracedLoop loop, int written, IReadOnlyDictionary<string, TensorSpec> specs, Func<string, string> fresh)
    {
        var pattern = new LoopPattern(nodes, loop, written, specs, fresh);
        return pattern.HaveOneForm() && pattern.FindParts() ? pattern : null;
    }

    /// <summary>The name that the graph has for what a round gave.</summary>
    public string NameOf(int round, RoundResult result) => At(round, result.Node).Id + result.Suffix;

    /// <summary>What the body calls a result of its own.</summary>
    public string Own(RoundResult result) => At(0, result.Node).Id! is var own ? local.GetValueOrDefault(own, own) + result.Suffix : string.Empty;

    /// <summary>Which result of which round a name stands for; null where it stands for none.</summary>
    public (int Round, RoundResult Result)? MakerOf(string name)
    {
        int dot = makers.ContainsKey(name) ? name.Length : name.LastIndexOf('.');
        return dot >= 0 && makers.TryGetValue(name[..dot], out var at) ? (at.Round, new RoundResult(at.Node, name[dot..])) : null;
    }

    /// <summary>Which result of the rounds a node stacks, all of them in their order along the first dimension.</summary>
    public RoundResult? Stacked(GraphNode node)
    {
        bool isFirst = node.Inputs.Count == 1 ? node.Attributes is [] or [{ Key: "dim", Value: 0L }] : node is { Inputs: [_, 0L], Attributes.Count: 0 };
        return isFirst && node is { Op: "stack", Id: not null, RetainGrad: false, NoGrad: false }
            && node.Inputs[0] is IReadOnlyList<object?> parts && parts.Count == Rounds && parts[0] is string first && MakerOf(first) is (0, var result)
            && parts.Select((part, k) => part is string name && name == NameOf(k, result)).All(static isIts => isIts)
            ? result : null;
    }

    /// <summary>Whether a result is of one shape and dtype in all rounds.</summary>
    public bool IsUniform(RoundResult result) => IsEach(SpecOf(NameOf(0, result)), result);

    private bool IsEach(TensorSpec? spec, RoundResult result) => Enumerable.Range(0, Rounds).All(k => SpecOf(NameOf(k, result)) == spec);

    // Whether all rounds apply the same operators to the same numbers.
    private bool HaveOneForm()
    {
        for (int k = 0; k < Rounds; k++)
        {
            if (bounds[k + 1] - bounds[k] != length)
            {
                return false;
            }

            for (int j = 0; j < length; j++)
            {
                GraphNode node = At(k, j);
                if (node is not { Id: { } id, Bodies.Count: 0, RetainGrad: false } || !makers.TryAdd(id, (k, j))
                    || form.Of(node, isAnyNumber: true) != form.Of(At(0, j), isAnyNumber: true))
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
            GraphNode node = At(0, j);
            if (Slice(j) is { } slice)
            {
                if (slice.Behind.Length == 0)
                {
                    local[node.Id!] = slice.Name;
                    continue;
                }

                body.Add(new GraphNode(node.Id, "getitem", [slice.Name], [new("index", slice.Behind)]));
                continue;
            }

            // A number that is another in each round is that of a slice or nothing that a body can say.
            string first = form.Of(node, isAnyNumber: false);
            List<string>[] names = [.. Enumerable.Range(0, Rounds).Select(k => form.Names(At(k, j)))];
            if (Enumerable.Range(1, Rounds - 1).Any(k => form.Of(At(k, j), isAnyNumber: false) != first))
            {
                return false;
            }

            var replaced = new Queue<string>();
            for (int p = 0; p < names[0].Count; p++)
            {
                if (Part([.. names.Select(of => of[p])]) is not { } part)
                {
                    return false;
                }

                replaced.Enqueue(part);
            }

            body.Add(form.Substituted(node, replaced));
        }

        return carries.TrueForAll(carry => IsEach(SpecOf(carry.Init), carry.Result));
    }

    // What stands in the body for names that stand at one place in all rounds; null if nothing can.
    private string? Part(string[] names)
    {
        if (Array.TrueForAll(names, name => name == names[0] && MakerOf(name) is null))
        {
            return names[0];
        }

        if (PartOf(names) is { } parts)
        {
            return parts;
        }

        if (MakerOf(names[1]) is not { } made)
        {
            return null;
        }

        int back = 1 - made.Round;
        for (int k = 1; k < Rounds; k++)
        {
            if (k - back >= Rounds || names[k] != NameOf(k - back, made.Result))
            {
                return null;
            }
        }

        if (back == 0)
        {
            return names[0] == NameOf(0, made.Result) ? Own(made.Result) : null;
        }

        if (MakerOf(names[0]) is not null)
        {
            return null;
        }

        CarriedValue? carry = carries.Find(known => known.Result == made.Result && known.Init == names[0]);
        if (carry is null)
        {
            carries.Add(carry = new CarriedValue(fresh("carry"), names[0], made.Result));
        }

        return carry.Name;
    }

    // The results of an unbind before the loop, one in each round. What is written behind it changes what a slice that is taken later is.
    private string? PartOf(string[] names)
    {
        int dot = names[0].LastIndexOf('.');
        if (dot < 0 || !int.TryParse(names[0][(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int start))
        {
            return null;
        }

        for (int i = bounds[0] - 1; i > written; i--)
        {
            if (nodes[i].Id == names[0][..dot])
            {
                return nodes[i] is { Op: "unbind", Inputs: [string tensor], Attributes.Count: 0, NoGrad: false, RetainGrad: false }
                    && names.Select((name, k) => name == string.Create(CultureInfo.InvariantCulture, $"{names[0][..dot]}.{start + k}")).All(static isIts => isIts)
                    ? SliceOf(tensor, start, 1) : null;
            }
        }

        return null;
    }

    // x[i] with a number that grows by the same in every round, and what is taken of the slice. The slices of a scan are recorded.
    private (string Name, string Behind)? Slice(int node)
    {
        if (At(0, node) is not { NoGrad: false, Inputs: [string tensor] } first || !NodeForm.IsIndexing(first) || MakerOf(tensor) is not null
            || NodeForm.IndexOf(first) is not ({ } start, var rest) || NodeForm.IndexOf(At(1, node)).Number - start is not (> 0 and { } step))
        {
            return null;
        }

        for (int k = 1; k < Rounds; k++)
        {
            if (NodeForm.IndexOf(At(k, node)) != (start + (k * step), rest) || At(k, node).Inputs is not [string other] || other != tensor)
            {
                return null;
            }
        }

        // Names in an index are those of the round.
        return rest.Split(", ").Any(specs.ContainsKey) ? null : (SliceOf(tensor, start, step), rest);
    }

    private string SliceOf(string tensor, long start, long step)
    {
        SlicedTensor? slice = slices.Find(known => (known.Tensor, known.Start, known.Step) == (tensor, start, step));
        if (slice is null)
        {
            slices.Add(slice = new SlicedTensor(fresh("slice"), tensor, start, step));
        }

        return slice.Name;
    }

    private TensorSpec? SpecOf(string name) => specs.TryGetValue(name, out TensorSpec spec) ? spec : null;

    private GraphNode At(int round, int node) => nodes[bounds[round] + node];
}
