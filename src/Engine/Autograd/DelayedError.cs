using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>The history of gradients that cannot be differentiated: to run backward through it is an error.</summary>
internal sealed class DelayedError(Specs outputs) : Node([], outputs)
{
    public override string Name => "torch::autograd::Error";

    /// <summary>Runs a backward that can be differentiated only once.</summary>
    /// <param name="gradients">What it is given.</param>
    /// <param name="backward">The gradients of the inputs.</param>
    public static Tensor?[] Once(IEnumerable<Tensor?> gradients, Func<Tensor?[]> backward)
    {
        Tensor?[] results;
        using (GradMode.NoGrad())
        {
            results = backward();
        }

        if (!GradMode.IsEnabled || !gradients.Any(static gradient => gradient is { RequiresGrad: true }))
        {
            return results;
        }

        var node = new DelayedError((Specs)Array.ConvertAll(results, static result => result?.Spec ?? default));
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] is { } result && result.DType.IsDifferentiable())
            {
                results[i] = result.Alias();
                results[i]!.SetHistory(node, i);
            }
        }

        return results;
    }

    internal override Tensor?[] Apply(Tensor?[] gradients, BackwardPass pass) =>
        throw GradException.NoDerivative("trying to differentiate twice a function that was marked with @once_differentiable");
}
