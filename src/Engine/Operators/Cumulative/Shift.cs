using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Moves the elements one place along a dimension, forwards or backwards; the last falls out, a constant comes in.</summary>
internal sealed class Shift(long dim, bool reverse, int fill) : NumberPrimitive
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[0]!.Spec;

    public override Tensor? Gradient(int input, in Pullback at) => new Shift(dim, !reverse, 0).Apply(at.Grad);

    public override Tensor? Tangent(int output, in Pushforward at) =>
        at.TangentOf(0) is { } tangent ? new Shift(dim, reverse, 0).Apply(tangent) : null;

    protected override Operator? Lifted(Lift lift) => new Shift(lift.Dim(dim), reverse, fill);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var line = Reduced.Of(inputs[0].Shape, dim);
        var (block, inner) = ((int)(line.Length * line.Inner), (int)line.Inner);
        ReadOnlySpan<T> x = inputs[0].Elements<T>();
        Span<T> y = outputs[0].Elements<T>();
        for (int start = 0; start < y.Length; start += block)
        {
            int moved = block - inner;
            x.Slice(start + (reverse ? inner : 0), moved).CopyTo(y.Slice(start + (reverse ? 0 : inner), moved));
            y.Slice(start + (reverse ? moved : 0), inner).Fill(T.CreateTruncating(fill));
        }
    }
}
