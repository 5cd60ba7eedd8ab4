using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// The sum over all samples of a level: what the gradient of a tensor that all samples share comes to. To vmap's levels this is what
/// <c>sum_to_size</c> is to broadcast dimensions.
/// </summary>
internal sealed class SumBatch(long level, long size) : Operator
{
    // The backward pass repeats it for each sample, as it does for whatever is less batched than its receiver.
    public override Tensor? Gradient(int input, in Pullback at) => at.Grad;

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is { } tangent ? Apply(tangent) : null;

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        using var unseen = GradMode.BelowAutograd();
        return [inputs[0]!.Leaving(level, size).Sum([0L])];
    }

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Compute(inputs);
}
