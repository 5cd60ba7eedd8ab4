using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Graphs.Explaining;

/// <summary>Explains a computation by what autograd recorded of it: where there is a program, there is no graph of nodes.</summary>
internal sealed class TapeExplainer
{
    private readonly List<ExplainedNode> nodes = [];
    private readonly Dictionary<Node, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, int> leaves = new(ReferenceEqualityComparer.Instance);

    public TapeExplainer(IReadOnlyList<KeyValuePair<string, Tensor>> inputs)
    {
        foreach (var (name, tensor) in inputs)
        {
            Leaf(tensor, name);
        }
    }

    /// <summary>Explains the tensors with these names, and all that they were made of.</summary>
    public Explanation Explain(IReadOnlyList<KeyValuePair<string, Tensor>> outputs)
    {
        foreach (Node node in Recorded(outputs))
        {
            if (node is AccumulateGrad leaf)
            {
                places[node] = Leaf(leaf.Variable, null);
                continue;
            }

            places[node] = nodes.Count;
            Reading[] reads = [.. node.NextFunctions.Where(edge => edge.Node is not null).Select(Read)];
            nodes.Add(new ExplainedNode(null, node.Name, reads, Results(node))
            {
                GradFn = node.Name,
                NextFunctions = [.. node.NextFunctions.Select(Next)],
                Saved = [.. node.Saved.Select(tensor => Facts(tensor, leaves.TryGetValue(tensor, out int leaf) ? nodes[leaf].Id : null))],
            });
        }

        return new Explanation(nodes, [.. outputs.Select(output => output.Value.GradFn is { } made
            ? new Reading(output.Key, places[made], output.Value.OutputNr)
            : new Reading(output.Key, Leaf(output.Value, output.Key), 0))]);
    }

    // In the order in which they were recorded: what a node points to was recorded before it.
    private static IEnumerable<Node> Recorded(IReadOnlyList<KeyValuePair<string, Tensor>> outputs)
    {
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var left = new Stack<Node>(outputs.Select(output => output.Value.GradFn).OfType<Node>());
        while (left.TryPop(out Node? node))
        {
            if (seen.Add(node))
            {
                foreach (Edge edge in node.NextFunctions)
                {
                    if (edge.Node is { } next)
                    {
                        left.Push(next);
                    }
                }
            }
        }

        // A leaf's node is made when it is first needed.
        return seen.OrderBy(node => node is AccumulateGrad ? 0 : 1).ThenBy(node => node.Sequence);
    }

    private static ExplainedTensor Facts(Tensor tensor, string? name) => new(name, tensor.Spec, tensor.RequiresGrad);

    private static ExplainedTensor[] Results(Node node)
    {
        var results = new ExplainedTensor[node.Outputs.Count];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = new ExplainedTensor(null, node.Outputs[i], true);
        }

        return results;
    }

    private Reading Read(Edge edge) => new(nodes[places[edge.Node!]].Id ?? string.Empty, places[edge.Node!], edge.Index);

    private NextFunction? Next(Edge edge) => edge.Node is { } node ? new NextFunction(node.Name, edge.Index, nodes[places[node]].Id) : null;

    private int Leaf(Tensor tensor, string? name)
    {
        if (!leaves.TryGetValue(tensor, out int place))
        {
            leaves[tensor] = place = nodes.Count;
            nodes.Add(new ExplainedNode(name, "input", [], [Facts(tensor, name)]) { IsInput = true, IsLeaf = true, Bytes = tensor.Storage.Length });
        }

        return place;
    }
}
