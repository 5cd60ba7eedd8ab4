using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// The nodes between some results and a border of edges: the inputs from which the results were computed, or whatever stood before. Gradients
/// are taken through it by itself, to its border and no further.
/// </summary>
internal sealed class TapeSection
{
    // Up to so many edges are quicker looked through than hashed.
    private const int FewEdges = 8;

    private Node[]? inside;
    private Dictionary<Edge, int>? places;

    public TapeSection(Edge[] roots, Edge[] border)
    {
        Roots = roots;
        Border = border;
    }

    /// <summary>Where the results come from.</summary>
    public Edge[] Roots { get; }

    /// <summary>The edges at which it ends.</summary>
    public Edge[] Border { get; }

    /// <summary>The nodes, latest first. Those of the border are not among them.</summary>
    public Node[] Inside => inside ??= Collect();

    /// <summary>What was recorded after a moment; the border is what was there before, and leaves, in the order in which the way back meets them.</summary>
    /// <param name="moment">The sequence number of the latest node then.</param>
    /// <param name="roots">Where the results come from.</param>
    public static TapeSection Since(long moment, Edge[] roots)
    {
        var border = new List<Edge>();
        var met = new HashSet<Edge>();
        Node[] inside = Walk(roots, edge =>
        {
            // The accumulator of a leaf is made when it is first used, whenever the leaf was.
            bool isBefore = edge.Node!.Sequence <= moment || edge.Node is AccumulateGrad;
            if (isBefore && met.Add(edge))
            {
                border.Add(edge);
            }

            return isBefore;
        });
        return new TapeSection(roots, [.. border]) { inside = inside };
    }

    /// <summary>Lets go of the nodes.</summary>
    public void Forget()
    {
        inside = [];
        Array.Clear(Roots);
    }

    /// <summary>The gradients at the border, given those of the results; null is no gradient.</summary>
    /// <param name="gradients">The gradients of the results.</param>
    /// <param name="source">The name that errors give it.</param>
    /// <param name="apply">Takes gradients through one node.</param>
    public Tensor?[] Pull(Tensor?[] gradients, string source, Func<Node, Tensor?[], Tensor?[]> apply)
    {
        var arrived = new Dictionary<Node, Tensor?[]>(ReferenceEqualityComparer.Instance);
        var results = new Tensor?[Border.Length];
        for (int i = 0; i < Roots.Length; i++)
        {
            if (gradients[i] is { } gradient && Roots[i].Node is not null)
            {
                Add(ref SlotOf(Roots[i], arrived, results), gradient);
            }
        }

        foreach (Node node in Inside)
        {
            if (arrived.TryGetValue(node, out Tensor?[]? own))
            {
                Tensor?[] passed = apply(node, own);
                for (int i = 0; i < passed.Length; i++)
                {
                    if (passed[i] is { } gradient && node.Edges[i].Node is { } next)
                    {
                        Add(ref SlotOf(node.Edges[i], arrived, results), BackwardPass.Conform(gradient, next.Outputs[node.Edges[i].Index], source, i));
                    }
                }
            }
        }

        return results;
    }

    /// <summary>Gives results that come from inside a node as their history, in place of all that is inside.</summary>
    /// <param name="node">The node; its outputs are the results.</param>
    /// <param name="results">The results.</param>
    /// <param name="inputs">What was there before, of which results may be views.</param>
    public void Replace(Node node, ReadOnlySpan<Tensor> results, ReadOnlySpan<Tensor?> inputs)
    {
        for (int i = 0; i < results.Length; i++)
        {
            if (Roots[i].Node is not null && PlaceOf(Roots[i]) < 0)
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

    // Where a gradient goes: to the border (the first edge, where several are the same), or to a node inside.
    private ref Tensor? SlotOf(Edge edge, Dictionary<Node, Tensor?[]> arrived, Tensor?[] results)
    {
        int place = PlaceOf(edge);
        if (place >= 0)
        {
            return ref results[place];
        }

        if (!arrived.TryGetValue(edge.Node!, out Tensor?[]? slots))
        {
            arrived.Add(edge.Node!, slots = new Tensor?[edge.Node!.Outputs.Count]);
        }

        return ref slots[edge.Index];
    }

    // Where on the border an edge stands, the first time; -1 if it does not.
    private int PlaceOf(Edge edge)
    {
        if (Border.Length <= FewEdges)
        {
            return Array.IndexOf(Border, edge);
        }

        if (places is null)
        {
            places = [];
            for (int i = 0; i < Border.Length; i++)
            {
                places.TryAdd(Border[i], i);
            }
        }

        return places.GetValueOrDefault(edge, -1);
    }

    private Node[] Collect()
    {
        Node[] nodes = Walk(Roots, edge =>
            PlaceOf(edge) >= 0
            || (edge.Node is AccumulateGrad ? throw new InvalidOperationException("A composite was computed from a tensor that is not among its inputs.") : false));
        foreach (Node node in nodes)
        {
            // A pass through a derivative meets the parts one by one; what it frees is the derivative's own.
            node.IsFolded = true;
        }

        return nodes;
    }

    private static Node[] Walk(Edge[] roots, Predicate<Edge> isBorder)
    {
        var found = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var left = new Stack<Edge>(roots);
        while (left.TryPop(out Edge edge))
        {
            if (edge.Node is { } node && !isBorder(edge) && found.Add(node))
            {
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
