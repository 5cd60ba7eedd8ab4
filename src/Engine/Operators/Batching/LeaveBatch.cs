using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// Makes the batch dimension of a vmap level a dimension again, the adjoint of <see cref="EnterBatch"/>; what is the same for all samples is
/// repeated. A view.
/// </summary>
internal sealed class LeaveBatch(int dim, VmapLevel level) : Operator
{
    public override Tensor? Gradient(int input, in Pullback at) => new EnterBatch(dim, level).Apply(at.Grad);

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is { } tangent ? Apply(tangent) : null;

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!, left = input.Leaving(level.Level, level.Size);
        Evaluation.Charge(1);
        long[] sizes = left.Shape.ToArray(), strides = left.StrideArray();
        Tensor moved = left.Alias(Shape.Of(Move(sizes)), Move(strides), left.Offset);

        // What was computed inside the level is a new tensor outside of it; what was not computed there is still a view of what it was.
        bool isMadeInside = (input.View?.Base ?? input).Batch?.Find(level.Level) is not null;
        return [isMadeInside ? moved : View.Remember(moved, input, ViewCreation.Default)];
    }

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Compute(inputs);

    private long[] Move(long[] values) => [.. values[1..(dim + 1)], values[0], .. values[(dim + 1)..]];
}
