using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>Hooks that see every tensor which autograd saves, PyTorch's <c>saved_tensors_hooks</c>.</summary>
/// <param name="Pack">Given a tensor that is saved; gives what to keep for it.</param>
/// <param name="Unpack">Given what was kept; gives the tensor back.</param>
/// <param name="Disabled">If set, saving a tensor is this error.</param>
public sealed record SavedTensorHooks(Func<Tensor, object> Pack, Func<object, Tensor> Unpack, string? Disabled = null)
{
    /// <summary>Uses these hooks on this thread until the scope is disposed; the innermost ones win.</summary>
    public IDisposable Use()
    {
        GradMode mode = GradMode.Current;
        var scope = new Restore(mode, mode.SavedHooks);
        mode.SavedHooks = this;
        return scope;
    }

    /// <summary>While in scope, saving a tensor through hooks is an error with this text.</summary>
    public static IDisposable Disable(string message) => new SavedTensorHooks(x => x, x => (Tensor)x, message).Use();

    private sealed class Restore(GradMode mode, SavedTensorHooks? previous) : IDisposable
    {
        public void Dispose() => mode.SavedHooks = previous;
    }
}

/// <summary>A tensor kept for the backward pass, with the version at which it was kept.</summary>
internal struct SavedTensor
{
    public const string Freed =
        "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). "
        + "Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if "
        + "you need to backward through the graph a second time or if you need to access saved tensors after calling backward.";

    private object? kept;
    private SavedTensorHooks? hooks;
    private int version;
    private bool hadHistory;

    public readonly bool IsEmpty => kept is null;

    public static SavedTensor Save(Tensor tensor, GradMode mode)
    {
        if (tensor.IsInference)
        {
            throw GradException.Argument(
                "Inference tensors cannot be saved for backward. To work around you can make a clone to get a normal tensor and use it in autograd.");
        }

        if (mode.SavedHooks is not { } hooks)
        {
            return new SavedTensor { kept = tensor, version = tensor.Version.Value, hadHistory = tensor.GradFn is not null };
        }

        if (hooks.Disabled is { } message)
        {
            throw GradException.Argument(message);
        }

        int before = tensor.Version.Value;
        object packed = hooks.Pack(tensor);
        if (tensor.Version.Value != before)
        {
            throw GradException.InPlace(
                "A saved tensor pack hook is modifying its input in place. Tensors provided as input to pack hook can not be modified by "
                + "in-place operations as this can lead to unexpected side-effects. Please open an issue if you need to perform in-place "
                + "operations on the input to a pack hook.");
        }

        return new SavedTensor { kept = packed, hooks = hooks };
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

        if (hooks is not null)
        {
            return hooks.Unpack(kept);
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
            tensor = tensor.Alias();
            tensor.SetHistory(made.Node, made.Index);
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
}
