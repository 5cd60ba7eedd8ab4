using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Graphs.Explaining;

/// <summary>Watches a graph run, node by node, and writes down what there is to know.</summary>
internal sealed class Explainer
{
    private readonly List<ExplainedNode> nodes = [];
    private readonly Dictionary<string, Reading> makers = new(StringComparer.Ordinal);
    private readonly Dictionary<Tensor, Reading> writers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, string> names = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Storage> memory = new(ReferenceEqualityComparer.Instance);
    private Scope scope = null!;
    private long operations;
    private long latest;

    /// <summary>Begins with the inputs, before anything runs.</summary>
    public void Begin(Scope running, IReadOnlyList<KeyValuePair<string, Tensor>> inputs)
    {
        scope = running;
        foreach (var (name, tensor) in inputs)
        {
            makers[name] = new Reading(name, nodes.Count, 0);
            names.TryAdd(tensor, name);
            nodes.Add(new ExplainedNode(name, "input", [], [Facts(tensor, name)]) { IsInput = true, IsLeaf = true, Bytes = NewMemory([tensor]) });
        }

        Mark();
    }

    /// <summary>Adds a node that has just run.</summary>
    public void Add(GraphNode node, NodeResults results)
    {
        IReadOnlyList<Tensor> tensors = results.Tensors;
        Tensor? first = tensors.Count > 0 ? tensors[0] : null;
        var facts = new ExplainedTensor[tensors.Count];
        Reading[] reads = Reads(node);
        for (int i = 0; i < facts.Length; i++)
        {
            string? name = node.Id is null ? null : results.NameOf(node.Id, i);
            facts[i] = Facts(tensors[i], name);
            if (name is not null)
            {
                names.TryAdd(tensors[i], name);
                makers[name] = makers[$"{node.Id}.{i}"] = new Reading(name, nodes.Count, i);
            }
        }

        if (node.Id is { } id)
        {
            makers[id] = new Reading(id, nodes.Count, 0);
        }

        if (first is not null && node.Op.EndsWith('_'))
        {
            writers[first] = new Reading(string.Empty, nodes.Count, 0);
        }

        nodes.Add(new ExplainedNode(node.Id, node.Op, reads, facts)
        {
            Arguments = ArgumentText.Of(node, name => makers.ContainsKey(name)),
            IsLeaf = first?.IsLeaf ?? false,
            GradFn = first?.GradFn?.Name,
            NextFunctions = Next(first),
            Saved = Saved(tensors),
            Flops = (Evaluation.Current?.Operations ?? 0) - operations,
            Bytes = NewMemory(tensors),
        });
        Mark();
    }

    /// <summary>Ends with what is asked for.</summary>
    public Explanation Finish(IReadOnlyList<KeyValuePair<string, Tensor>> outputs) =>
        new(nodes, [.. outputs.Select(output => Origin(output.Key, output.Value))]);

    private static ExplainedTensor Facts(Tensor tensor, string? name) => new(name, tensor.Spec, tensor.RequiresGrad);

    private void Mark()
    {
        operations = Evaluation.Current?.Operations ?? 0;
        latest = Node.Latest;
        scope.Reads = [];
    }

    // Names in the arguments, in their order and as often as they stand there; behind them those in the text of an index or in a body.
    private Reading[] Reads(GraphNode node)
    {
        var found = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, tensor) in scope.Reads!)
        {
            found[name] = tensor;
        }

        List<string> order = [.. ArgumentText.Texts(node).Where(found.ContainsKey)];
        order.AddRange(found.Keys.Except(order).ToList());
        return [.. order.Select(name => Origin(name, found[name]))];
    }

    // What was last written in place comes from the node that wrote it.
    private Reading Origin(string name, Tensor tensor)
    {
        Reading made = makers[name];
        return writers.TryGetValue(tensor, out Reading written) && written.Node > made.Node ? written with { Name = name } : made with { Name = name };
    }

    private NextFunction?[] Next(Tensor? tensor) => tensor?.GradFn is { } function
        ? [.. function.NextFunctions.Select(edge => edge.Node is { } node ? new NextFunction(node.Name, edge.Index, Owner(node)) : null)]
        : [];

    // What a subgraph recorded belongs to the node that has the subgraph.
    private string? Owner(Node node)
    {
        string? place = node is AccumulateGrad leaf ? names.GetValueOrDefault(leaf.Variable) : node.Place;
        int end = place is null || makers.ContainsKey(place) ? -1 : place.IndexOf('/', StringComparison.Ordinal);
        return end < 0 ? place : place![..end];
    }

    // One node may have recorded several operations, or none.
    private ExplainedTensor[] Saved(IReadOnlyList<Tensor> results)
    {
        var saved = new List<ExplainedTensor>();
        var seen = new HashSet<Node>();
        var left = new Stack<Node>(results.Select(result => result.GradFn).OfType<Node>());
        while (left.TryPop(out Node? node))
        {
            if (node.Sequence <= latest || !seen.Add(node))
            {
                continue;
            }

            saved.AddRange(node.Saved.Select(tensor => Facts(tensor, names.GetValueOrDefault(tensor))));
            foreach (Edge edge in node.NextFunctions)
            {
                if (edge.Node is { } next)
                {
                    left.Push(next);
                }
            }
        }

        return [.. saved];
    }

    private long NewMemory(IReadOnlyList<Tensor> results)
    {
        long bytes = 0;
        foreach (Tensor result in results)
        {
            bytes += memory.Add(result.Storage) ? result.Storage.Length : 0;
        }

        return bytes;
    }
}
