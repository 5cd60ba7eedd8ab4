using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>A tensor kept for the backward pass, with the version at which it was kept.</summary>
internal struct SavedTensor
{
    public const string Freed =
        "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). "
        + "Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if "
        + "you need to backward through the graph a second time or if you need to access saved tensors after calling backward.";

    // The tensor, or what the hooks keep for it.
    private object? kept;
    private int version;
    private bool hadHistory;

    public readonly bool IsEmpty => kept is null;

    /// <summary>Whether hooks keep it.</summary>
    public readonly bool IsPacked => kept is Packed;

    /// <summary>What is kept, to look at its shape; null if it was freed or is a hook's.</summary>
    public readonly Tensor? Shown => kept as Tensor;

    /// <summary>Keeps a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="mode">The mode of this thread.</param>
    /// <param name="made">The node that made it, if it is an output of the node that keeps it.</param>
    public static SavedTensor Save(Tensor tensor, GradMode mode, Edge made = default)
    {
        if (tensor.IsInference)
        {
            throw GradException.Argument(
                "Inference tensors cannot be saved for backward. To work around you can make a clone to get a normal tensor and use it in autograd.");
        }

        return mode.SavedHooks is { } hooks
            ? new SavedTensor { kept = new Packed(hooks, hooks.PackUnchanged(made.Node is null ? tensor : tensor.At(made)), made.Node is null ? tensor.GradEdge() : made) }
            : new SavedTensor { kept = tensor, version = tensor.Version.Value, hadHistory = tensor.GradFn is not null };
    }

    /// <summary>The tensor, if nothing has changed it since.</summary>
    /// <param name="anomaly">Whether anomaly detection is on.</param>
    /// <param name="made">The node that made it, if it is an output of the node that keeps it.</param>
    public readonly Tensor Unpack(bool anomaly, Edge made = default)
    {
        if (kept is null)
        {
            throw new GradException(ErrorKind.GraphFreed, Freed);
        }

        if (kept is Packed packed)
        {
            return packed.Unpack();
        }

        var tensor = (Tensor)kept;
        if (tensor.Version.Value != version)
        {
            throw GradException.InPlace(Modified(tensor, made.Node is null ? new Edge(tensor.GradFn, tensor.OutputNr) : made, anomaly));
        }

        if (hadHistory && made.Node is null && tensor.GradFn is null)
        {
            throw GradException.InPlace(
                "Trying to use a saved tensor that has been detached in-place, i.e. with .detach_().This is not supported, please use out-of-place "
                + "`.detach()` instead");
        }

        if (made.Node is not null && tensor.GradFn is null && tensor.DType.IsDifferentiable())
        {
            // Detached in place since: the node that made the values has not changed for that.
            tensor = tensor.At(made);
        }

        return tensor;
    }

    /// <summary>After an in-place operation the tensor that was its result lives on as the one that was modified.</summary>
    public void Rebind(Tensor from, Tensor to)
    {
        if (ReferenceEquals(kept, from))
        {
            kept = to;
            version = to.Version.Value;
        }
    }

    public void Release() => kept = null;

    private readonly string Modified(Tensor tensor, Edge made, bool anomaly)
    {
        string origin = made.Node is { } node ? $", which is output {made.Index} of {node.Name}," : string.Empty;
        string hint = anomaly
            ? "Hint: the backtrace further above shows the operation that failed to compute its gradient. The variable in question was "
                + "changed in there or anywhere later. Good luck!"
            : "Hint: enable anomaly detection to find the operation that failed to compute its gradient, with "
                + "torch.autograd.set_detect_anomaly(True).";
        return "one of the variables needed for gradient computation has been modified by an inplace operation: "
            + $"[torch.{tensor.DType.ScalarTypeName()}Tensor {tensor.Shape}]{origin} is at version {tensor.Version.Value}; "
            + $"expected version {version} instead. {hint}";
    }

    /// <summary>What hooks keep for a tensor, and where in the graph it belongs.</summary>
    private sealed record Packed(SavedTensorHooks Hooks, object Value, Edge History)
    {
        public Tensor Unpack()
        {
            Tensor tensor = Hooks.Unpack(Value);
            return History.Node is null || tensor.GradEdge() == History ? tensor : tensor.At(History);
        }
    }
}
