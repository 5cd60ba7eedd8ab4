using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>The node at which a leaf's gradient arrives: it adds it to the leaf's <c>.grad</c>.</summary>
internal sealed class AccumulateGrad(Tensor variable) : Node([], variable.Spec)
{
    public override string Name => "torch::autograd::AccumulateGrad";

    internal override bool RunsWithoutGradients => true;

    /// <summary>The leaf.</summary>
    public Tensor Variable { get; } = variable;

    public List<Action<Tensor>> PostAccumulate { get; } = [];

    internal override Tensor?[] Apply(Tensor?[] gradients, BackwardPass pass)
    {
        if (gradients[0] is { } gradient)
        {
            Variable.Accumulate(gradient);
            foreach (var hook in PostAccumulate.ToArray())
            {
                hook(Variable);
            }
        }

        return [];
    }
}
