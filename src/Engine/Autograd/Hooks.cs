using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>A registered hook; removing or disposing it takes the hook away.</summary>
public sealed class HookHandle : IDisposable
{
    private readonly Action remove;

    private HookHandle(Action remove) => this.remove = remove;

    /// <summary><c>handle.remove()</c></summary>
    public void Remove() => remove();

    /// <summary>The same as <see cref="Remove"/>.</summary>
    public void Dispose() => remove();

    internal static HookHandle Add<T>(List<T> hooks, T hook)
        where T : class
    {
        hooks.Add(hook);

        // The same delegate may be registered twice, and each handle removes its own registration.
        bool removed = false;
        return new HookHandle(() =>
        {
            if (!removed)
            {
                removed = true;
                hooks.Remove(hook);
            }
        });
    }
}

/// <summary>The hooks of a node, in the order in which PyTorch 2 runs them.</summary>
internal sealed class NodeHooks
{
    /// <summary>Hooks of the tensors that are this node's outputs, by output; they see the accumulated gradient and may replace it.</summary>
    public List<(int Output, List<Func<Tensor, Tensor?>> Hooks)> Tensors { get; } = [];

    /// <summary>Tensors that keep their gradient, by output: they see it after all tensor hooks.</summary>
    public List<(int Output, Tensor Tensor)> Retained { get; } = [];

    public List<Func<Tensor?[], Tensor?[]?>> Pre { get; } = [];

    public List<Func<Tensor?[], Tensor?[], Tensor?[]?>> Post { get; } = [];

    public List<Func<Tensor, Tensor?>> ForOutput(int output)
    {
        foreach (var (index, hooks) in Tensors)
        {
            if (index == output)
            {
                return hooks;
            }
        }

        List<Func<Tensor, Tensor?>> added = [];
        Tensors.Add((output, added));
        return added;
    }

    public void RunTensorHooks(Tensor?[] gradients)
    {
        foreach (var (output, hooks) in Tensors)
        {
            // A hook may remove itself while it runs.
            foreach (var hook in hooks.ToArray())
            {
                if (gradients[output] is { } gradient && hook(gradient) is { } replaced)
                {
                    Check(hook, gradient, replaced);
                    gradients[output] = replaced;
                }
            }
        }

        foreach (var (output, tensor) in Retained)
        {
            if (gradients[output] is { } gradient)
            {
                tensor.AccumulateRetained(gradient);
            }
        }
    }

    private static void Check(Delegate hook, Tensor gradient, Tensor replaced)
    {
        if (!replaced.Shape.Equals(gradient.Shape))
        {
            throw GradException.Shape($"hook '{NameOf(hook)}' has changed the size of value");
        }

        if (replaced.DType != gradient.DType)
        {
            throw GradException.Type(
                $"hook '{NameOf(hook)}' has changed the type of value (was torch.{gradient.DType.ScalarTypeName()}Tensor "
                + $"got torch.{replaced.DType.ScalarTypeName()}Tensor)");
        }
    }

    // Python's name of a function. The compiler calls a lambda in M <M>b__0 and a function f in it <M>g__f|0.
    private static string NameOf(Delegate hook)
    {
        string name = hook.Method.Name;
        int local = name.IndexOf(">g__", StringComparison.Ordinal);
        return local >= 0 ? name[(local + 4)..name.LastIndexOf('|')]
            : name.StartsWith('<') ? "<lambda>"
            : name;
    }
}
