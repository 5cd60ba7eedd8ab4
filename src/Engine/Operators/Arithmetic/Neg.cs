using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The elements with the opposite sign.</summary>
    /// <derivative>−grad</derivative>
    [Operator("neg", "negative")]
    [Sample("real(2, 3)")]
    public static Tensor Neg(this Tensor input) => input.DType == DType.Bool
        ? throw GradException.Type(
            "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or "
            + "`logical_not()` operator instead.")
        : The<Neg>.Operator.Apply(input);

    /// <summary><see cref="Neg"/> in place.</summary>
    public static Tensor Neg_(this Tensor input) => input.Update(Neg);
}

internal sealed class Neg : NumberUnary
{
    public override Use Uses(int input) => Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Neg();

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0)?.Neg();

    protected override Tensor Derivative(Tensor x, Tensor y) => -1;

    protected override void Kernel<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Negate(x, y);
}
