using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The same for all samples of a level, without a copy; the adjoint of <see cref="SumBatch"/>.</summary>
internal sealed class SpreadBatch(long level, long size) : Operator
{
    // The backward pass sums it over the samples, as it does for whatever is more batched than its receiver.
    public override Tensor? Gradient(int input, in Pullback at) => at.Grad;

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is { } tangent ? Apply(tangent) : null;

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs) => [inputs[0]!.Leaving(level, size).Entering(0, level)];

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Compute(inputs);
}
