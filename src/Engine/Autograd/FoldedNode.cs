using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// The nodes of a composite operator as one, named as PyTorch names it. What lies inside is run from the outputs to the inputs as it was
/// recorded, so derivatives of every order are those of the parts.
/// </summary>
internal sealed class FoldedNode : Node
{
    private readonly TapeSection section;
    private bool isFreed;

    private FoldedNode(string name, TapeSection section, Specs outputs)
        : base(section.Border, outputs)
    {
        Name = name;
        this.section = section;
        Place = GradMode.Current.Place;
    }

    public override string Name { get; }

    internal override IEnumerable<Tensor> Saved => section.Inside.SelectMany(static node => node.Saved).Distinct(ReferenceEqualityComparer.Instance).Cast<Tensor>();

    internal override bool KeepsTensors => Array.Exists(section.Inside, static node => node.KeepsTensors);

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

        var section = new TapeSection(roots, edges);
        section.Replace(new FoldedNode(name, section, Specs.Of(results)), results, inputs);
    }

    internal override void Rebind(Tensor result, Tensor tensor)
    {
        foreach (Edge root in section.Roots)
        {
            root.Node?.Rebind(result, tensor);
        }
    }

    internal override Tensor?[] Apply(Tensor?[] gradients, BackwardPass pass) => isFreed
        ? throw new GradException(ErrorKind.GraphFreed, SavedTensor.Freed)
        : section.Pull(gradients, Name, (node, arrived) => node.Apply(arrived, pass));

    internal override void Release()
    {
        // The parts themselves may still be wanted: the derivative of the derivative goes through them one by one.
        if (KeepsTensors)
        {
            isFreed = true;
            section.Forget();
        }
    }
}
