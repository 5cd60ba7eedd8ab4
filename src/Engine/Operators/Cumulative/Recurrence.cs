using GradService.Kernels;
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
        Scan.Recurrence(
            inputs[0].Elements<T>(), inputs[1].Elements<T>(), outputs[0].Elements<T>(), (int)line.Length, (int)line.Inner, reverse, own);
    }
}
