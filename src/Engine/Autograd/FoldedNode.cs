using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// The nodes of a composite operator as one, named as PyTorch names it. What lies inside is run from the outputs to the inputs as it was
/// recorded, so derivatives of every order are those of the parts.
/// </summary>
internal sealed class FoldedNode : Node
{
    private readonly Edge[] roots;
    private Node[]? inside;
    private bool isFreed;

    private FoldedNode(string name, Edge[] edges, Edge[] roots, Specs outputs)
        : base(edges, outputs)
    {
        Name = name;
        this.roots = roots;
        Place = GradMode.Current.Place;
    }

    public override string Name { get; }

    internal override IEnumerable<Tensor> Saved => Inside.SelectMany(static node => node.Saved).Distinct(ReferenceEqualityComparer.Instance).Cast<Tensor>();

    internal override bool KeepsTensors => Array.Exists(Inside, static node => node.KeepsTensors);

    // Latest first. The inputs' own nodes are the border: they are not inside.
    private Node[] Inside => inside ??= Collect();

    /// <summary>Makes the history of results, between them and the inputs that they were computed from, one node.</summary>
    public static void Fold(string name, ReadOnlySpan<Tensor> results, ReadOnlySpan<Tensor?> inputs)
    {
        if (GradMode.Current.Vmaps.Count > 0)
        {
            // Samples are told apart by the parts' own nodes.
            return;
        }

        var roots = new Edge[results.Length];
        bool isRecorded = false;
        for (int i = 0; i < roots.Length && GradMode.IsEnabled; i++)
        {
            roots[i] = results[i].GradEdge();
            isRecorded |= roots[i].Node is not null;
        }

        if (!isRecorded)
        {
            return;
        }

        var edges = new Edge[inputs.Length];
        for (int i = 0; i < edges.Length; i++)
        {
            edges[i] = inputs[i]?.GradEdge() ?? default;
        }

        if (Array.Exists(roots, root => Array.IndexOf(edges, root) >= 0 && root.Node is not null))
        {
            // A result that is an input has no history in between.
            return;
        }

        var node = new FoldedNode(name, edges, roots, Specs.Of(results));
        for (int i = 0; i < results.Length; i++)
        {
            if (roots[i].Node is not null)
            {
                results[i].SetHistory(node, i);
            }

            if (results[i].View is not null && !SharesMemory(results[i], inputs))
            {
                // A view of what lies inside, which nobody else has.
                results[i].View = null;
            }
        }
    }

    internal override void Rebind(Tensor result, Tensor tensor)
    {
        foreach (Edge root in roots)
        {
            root.Node?.Rebind(result, tensor);
        }
    }

    internal override Tensor?[] Apply(Tensor?[] gradients, BackwardPass pass)
    {
        if (isFreed)
        {
            throw new GradException(ErrorKind.GraphFreed, SavedTensor.Freed);
        }

        var arrived = new Dictionary<Node, Tensor?[]>(ReferenceEqualityComparer.Instance);
        var results = new Tensor?[Edges.Length];
        for (int i = 0; i < roots.Length; i++)
        {
            if (gradients[i] is { } gradient && roots[i].Node is not null)
            {
                Add(ref SlotOf(roots[i], arrived, results), gradient);
            }
        }

        foreach (Node node in Inside)
        {
            if (arrived.TryGetValue(node, out Tensor?[]? own))
            {
                Pass(node, node.Apply(own, pass), arrived, results);
            }
        }

        return results;
    }

    internal override void Release()
    {
        // The parts themselves may still be wanted: the derivative of the derivative goes through them one by one.
        if (KeepsTensors)
        {
            isFreed = true;
            inside = [];
            Array.Clear(roots);
        }
    }

    private static bool SharesMemory(Tensor result, ReadOnlySpan<Tensor?> inputs)
    {
        foreach (Tensor? input in inputs)
        {
            if (ReferenceEquals(input?.Storage, result.Storage))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(ref Tensor? slot, Tensor gradient) => slot = slot is null ? gradient : slot.Add(gradient);

    private void Pass(Node node, Tensor?[] gradients, Dictionary<Node, Tensor?[]> arrived, Tensor?[] results)
    {
        for (int i = 0; i < gradients.Length; i++)
        {
            if (gradients[i] is { } gradient && node.Edges[i].Node is { } next)
            {
                Add(ref SlotOf(node.Edges[i], arrived, results), BackwardPass.Conform(gradient, next.Outputs[node.Edges[i].Index], Name, i));
            }
        }
    }

    // Where a gradient goes: to one of the inputs (the first, where several are the same), or to a node inside.
    private ref Tensor? SlotOf(Edge edge, Dictionary<Node, Tensor?[]> arrived, Tensor?[] results)
    {
        int input = Array.IndexOf(Edges, edge);
        if (input >= 0)
        {
            return ref results[input];
        }

        if (!arrived.TryGetValue(edge.Node!, out Tensor?[]? slots))
        {
            arrived.Add(edge.Node!, slots = new Tensor?[edge.Node!.Outputs.Count]);
        }

        return ref slots[edge.Index];
    }

    private Node[] Collect()
    {
        var found = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var left = new Stack<Edge>(roots);
        while (left.TryPop(out Edge edge))
        {
            if (edge.Node is { } node && Array.IndexOf(Edges, edge) < 0 && found.Add(node))
            {
                if (node is AccumulateGrad)
                {
                    throw new InvalidOperationException($"{Name} was computed from a tensor that is not among its inputs.");
                }

                // A pass through a derivative meets the parts one by one; what it frees is the derivative's own.
                node.IsFolded = true;

                foreach (Edge next in node.Edges)
                {
                    left.Push(next);
                }
            }
        }

        Node[] nodes = [.. found];
        Array.Sort(nodes, static (a, b) => b.Sequence.CompareTo(a.Sequence));
        return nodes;
    }
}
