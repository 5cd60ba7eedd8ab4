using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>What one application of a <see cref="CustomFunction"/> keeps from its forward for its backward: PyTorch's <c>ctx</c>.</summary>
public sealed class FunctionContext
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);
    private Tensor?[] kept = [];
    private Tensor?[] keptForForward = [];
    private (SavedTensor Tensor, Edge Made)[] saved = [];
    private bool isFreed;

    internal FunctionContext(bool[] needsInputGrad) => NeedsInputGrad = needsInputGrad;

    /// <summary>For each input, whether it requires grad.</summary>
    public IReadOnlyList<bool> NeedsInputGrad { get; }

    /// <summary>
    /// The tensors of <see cref="SaveForBackward"/>; in <see cref="CustomFunction.Jvp"/> those of <see cref="SaveForForward"/>.
    /// </summary>
    /// <exception cref="GradException">One was modified in place since, or the graph was freed.</exception>
    public IReadOnlyList<Tensor?> SavedTensors => PushesForward ? keptForForward : Unpack();

    /// <summary>Whether absent gradients and tangents reach the function as zeros; true unless it is set. Otherwise they are null.</summary>
    public bool MaterializesGrads { get; set; } = true;

    /// <summary>Whether zeros also stand for the gradients of outputs that were marked as not differentiable.</summary>
    internal bool MaterializesNonDifferentiable { get; set; } = true;

    /// <summary>The node of this application; null where it is not recorded.</summary>
    internal FunctionNode? Node { get; set; }

    /// <summary>What is kept for the backward, to look at.</summary>
    internal IEnumerable<Tensor> Shown => saved.Select(static entry => entry.Tensor.Shown).OfType<Tensor>();

    internal bool PushesForward { get; set; }

    internal HashSet<Tensor> Dirty { get; } = new(ReferenceEqualityComparer.Instance);

    internal HashSet<Tensor> NonDifferentiable { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Anything else that the gradient needs, by name; null where nothing was set.</summary>
    public object? this[string name]
    {
        get => values.GetValueOrDefault(name);
        set => values[name] = value;
    }

    /// <summary>Keeps inputs or outputs for the backward, where their versions are checked. Another call replaces the former's.</summary>
    public void SaveForBackward(params Tensor?[] tensors) => kept = tensors;

    /// <summary>Keeps tensors for <see cref="CustomFunction.Jvp"/>.</summary>
    public void SaveForForward(params Tensor?[] tensors) => keptForForward = tensors;

    /// <summary>Says that the forward modified these inputs in place; it must return them.</summary>
    public void MarkDirty(params Tensor[] tensors)
    {
        foreach (Tensor tensor in tensors)
        {
            if (Dirty.Add(tensor) && !tensor.IsInference)
            {
                tensor.Version.Bump();
            }
        }
    }

    /// <summary>Says that these outputs have no gradient: they do not require grad.</summary>
    public void MarkNonDifferentiable(params Tensor[] tensors) => NonDifferentiable.UnionWith(tensors);

    /// <summary>Saves what the forward kept, once its outputs have their history.</summary>
    internal void Save(FunctionNode node, Tensor[] outputs)
    {
        saved = new (SavedTensor, Edge)[kept.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] is { } tensor)
            {
                int output = Array.IndexOf(outputs, tensor);
                Edge made = output < 0 ? default : new Edge(node, output);
                saved[i] = (SavedTensor.Save(tensor, GradMode.Current, made), made);
            }
        }
    }

    /// <summary>Lets go of what only a recorded application needs.</summary>
    internal void Close()
    {
        kept = [];
        Dirty.Clear();
    }

    internal void Release()
    {
        isFreed = true;
        saved = [];
    }

    private Tensor?[] Unpack() => isFreed
        ? throw new GradException(ErrorKind.GraphFreed, SavedTensor.Freed)
        : [.. saved.Select(static entry => entry.Tensor.IsEmpty ? null : entry.Tensor.Unpack(GradMode.Current.Anomaly, entry.Made))];
}
