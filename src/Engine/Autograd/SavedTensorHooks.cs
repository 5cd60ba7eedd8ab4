using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>Hooks that see every tensor which autograd saves, PyTorch's <c>saved_tensors_hooks</c>.</summary>
/// <param name="Pack">Given a tensor that is saved; gives what to keep for it. Nothing that it does is recorded.</param>
/// <param name="Unpack">Given what was kept; gives the tensor back. Its place in the graph comes back by itself.</param>
public sealed record SavedTensorHooks(Func<Tensor, object> Pack, Func<object, Tensor> Unpack)
{
    /// <summary>Uses these hooks on this thread until the scope is disposed; the innermost ones win.</summary>
    /// <exception cref="GradException">Hooks are forbidden here.</exception>
    public IDisposable Use()
    {
        GradMode mode = GradMode.Current;
        if (mode.SavedHooksForbidden is { } message)
        {
            throw GradException.Argument(message);
        }

        var scope = new Restore(mode);
        mode.SavedHooks = this;
        return scope;
    }

    /// <summary>While in scope, it is an error with this text to use hooks.</summary>
    /// <exception cref="GradException">Hooks are in use already.</exception>
    public static IDisposable Disable(string message)
    {
        GradMode mode = GradMode.Current;
        if (mode.SavedHooks is not null)
        {
            throw GradException.Argument(message);
        }

        var scope = new Restore(mode);
        mode.SavedHooksForbidden = message;
        return scope;
    }

    internal object PackUnchanged(Tensor tensor)
    {
        int before = tensor.Version.Value;
        object packed;
        using (GradMode.NoGrad())
        {
            packed = Pack(tensor);
        }

        return tensor.Version.Value == before ? packed : throw GradException.InPlace(
            "A saved tensor pack hook is modifying its input in place. Tensors provided as input to pack hook can not be modified by "
            + "in-place operations as this can lead to unexpected side-effects. Please open an issue if you need to perform in-place "
            + "operations on the input to a pack hook.");
    }

    private sealed class Restore(GradMode mode) : IDisposable
    {
        private readonly (SavedTensorHooks? Hooks, string? Forbidden) before = (mode.SavedHooks, mode.SavedHooksForbidden);

        public void Dispose() => (mode.SavedHooks, mode.SavedHooksForbidden) = before;
    }
}
