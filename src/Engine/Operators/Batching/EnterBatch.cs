using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Takes a dimension for the batch dimension of a vmap level: what is left looks like one sample. A view.</summary>
internal sealed class EnterBatch(int dim, VmapLevel level) : Operator
{
    public override Tensor? Gradient(int input, in Pullback at) => new LeaveBatch(dim, level).Apply(at.Grad);

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is { } tangent ? Apply(tangent) : null;

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!;
        Evaluation.Charge(1);
        return [View.Remember(input.Entering(dim, level.Level), input, ViewCreation.Default)];
    }

    // The input may be batched at outer levels, which geometry does not mind.
    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Compute(inputs);
}
