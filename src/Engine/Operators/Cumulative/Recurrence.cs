using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// The linear recurrence sₖ = bₖ + a · sₖ₋₁ of inputs a and b along a dimension, from its start or (reverse) its end. The factor is aₖ
/// (own) or that of the place before, aₖ₋₁: each is the other's adjoint, in the other direction, so derivatives of running products
/// and of their kin are recurrences again.
/// </summary>
internal sealed class Recurrence(long dim, bool reverse, bool own) : NumberPrimitive
{
    public override Use Uses(int input) => input == 0 ? Use.Input(0) | Use.Result : Use.Input(0);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[1]!.Spec;

    public override void Gradients(in Pullback at, Span<Tensor?> results)
    {
        Tensor adjoint = new Recurrence(dim, !reverse, !own).Apply(at.Input(0).Conj(), at.Grad);
        results[1] = adjoint;
        if (at.Needs(0))
        {
            Tensor result = at.Result.Conj();
            results[0] = own
                ? adjoint.Mul(new Shift(dim, reverse, 0).Apply(result))
                : result.Mul(new Shift(dim, !reverse, 0).Apply(adjoint));
        }
    }

    public override Tensor? Gradient(int input, in Pullback at) => throw new NotSupportedException("The gradients share work.");

    protected override Operator? Lifted(Lift lift) => new Recurrence(lift.Dim(dim), reverse, own);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var line = Reduced.Of(inputs[1].Shape, dim);
        var (block, inner) = ((int)(line.Length * line.Inner), (int)line.Inner);
        ReadOnlySpan<T> a = inputs[0].Elements<T>(), b = inputs[1].Elements<T>();
        Span<T> s = outputs[0].Elements<T>();
        int step = reverse ? -inner : inner;
        for (int start = 0; start < s.Length; start += block)
        {
            int at = start + (reverse ? block - inner : 0);
            b.Slice(at, inner).CopyTo(s.Slice(at, inner));
            for (int i = 1; i < line.Length; i++)
            {
                int before = at;
                at += step;
                TensorPrimitives.MultiplyAdd(a.Slice(own ? at : before, inner), s.Slice(before, inner), b.Slice(at, inner), s.Slice(at, inner));
            }
        }
    }
}
