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
    public List<(int Output, List<NamedHook<Func<Tensor, Tensor?>>> Hooks)> Tensors { get; } = [];

    /// <summary>Tensors that keep their gradient, by output: they see it after all tensor hooks.</summary>
    public List<(int Output, Tensor Tensor)> Retained { get; } = [];

    public List<NamedHook<Func<Tensor?[], Tensor?[]?>>> Pre { get; } = [];

    public List<NamedHook<Func<Tensor?[], Tensor?[], Tensor?[]?>>> Post { get; } = [];

    public List<NamedHook<Func<Tensor, Tensor?>>> ForOutput(int output)
    {
        foreach (var (index, hooks) in Tensors)
        {
            if (index == output)
            {
                return hooks;
            }
        }

        List<NamedHook<Func<Tensor, Tensor?>>> added = [];
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
                if (gradients[output] is { } gradient && hook.Call(gradient) is { } replaced)
                {
                    Check(hook.Name, gradient, replaced);
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

    /// <summary>Runs the hooks that come before the node; they may replace the gradients of its outputs.</summary>
    public Tensor?[] RunPre(Tensor?[] gradients)
    {
        foreach (var hook in Pre.ToArray())
        {
            gradients = Replaced(hook.Name, gradients, hook.Call(gradients));
        }

        return gradients;
    }

    /// <summary>Runs the hooks that come after the node; they may replace the gradients of its inputs.</summary>
    public Tensor?[] RunPost(Tensor?[] results, Tensor?[] gradients)
    {
        foreach (var hook in Post.ToArray())
        {
            results = Replaced(hook.Name, results, hook.Call(results, gradients));
        }

        return results;
    }

    private static Tensor?[] Replaced(string hook, Tensor?[] gradients, Tensor?[]? replaced)
    {
        if (replaced is null)
        {
            return gradients;
        }

        if (replaced.Length != gradients.Length)
        {
            throw GradException.Argument($"hook '{hook}' has returned an incorrect number of values (got {replaced.Length}, but expected {gradients.Length})");
        }

        for (int i = 0; i < replaced.Length; i++)
        {
            if (replaced[i] is { } value)
            {
                Check(hook, gradients[i] ?? throw GradException.Argument("can't replace a None gradient with a non-None value"), value);
            }
        }

        return replaced;
    }

    private static void Check(string hook, Tensor gradient, Tensor replaced)
    {
        if (!replaced.Shape.Equals(gradient.Shape))
        {
            throw GradException.Shape($"hook '{hook}' has changed the size of value");
        }

        if (replaced.DType != gradient.DType)
        {
            throw GradException.Type(
                $"hook '{hook}' has changed the type of value (was torch.{gradient.DType.ScalarTypeName()}Tensor "
                + $"got torch.{replaced.DType.ScalarTypeName()}Tensor)");
        }
    }
}

/// <summary>A hook, and the name by which errors call it.</summary>
/// <param name="Call">The hook.</param>
/// <param name="Name">Its name.</param>
internal sealed record NamedHook<T>(T Call, string Name)
    where T : Delegate
{
    /// <summary>A hook by the name that it is given, else by Python's name for such a function.</summary>
    public static NamedHook<T> Of(T hook, string? name) => new(hook, name ?? NameOf(hook.Method.Name));

    // The compiler calls a lambda in M <M>b__0 and a function f in it <M>g__f|0.
    private static string NameOf(string method)
    {
        int local = method.IndexOf(">g__", StringComparison.Ordinal);
        return local >= 0 ? method[(local + 4)..method.LastIndexOf('|')]
            : method.StartsWith('<') ? "<lambda>"
            : method;
    }
}
