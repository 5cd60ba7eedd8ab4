using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The difference other − alpha · input, broadcast.</summary>
    /// <derivative>input: −grad · conj(alpha); other: grad</derivative>
    [Operator("rsub", "Tensor.__rsub__", TakesOut = false)]
    [Sample("real(2, 3), real(3)")]
    [Sample("real(2, 3), 1.5, alpha=2")]
    public static Tensor Rsub(this Tensor input, [OrNumber] Tensor other, [KeywordOnly] Scalar? alpha = null)
    {
        Operators.Sub.Check(other, input);
        DType type = Promotion.ResultType(input, other);
        Tensor term = Factor(alpha, type) is { } factor ? input.To(type).Mul(factor) : input;
        return new Rsub(other.IsWrappedNumber).Apply(term, other);
    }
}

internal sealed class Rsub(bool fromNumber) : NumberBinary
{
    public override string NodeName => fromNumber ? "RsubBackward1" : "RsubBackward0";

    public override Use Uses(int input) => Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => input == 0 ? at.Grad.Neg() : at.Grad;

    public override Tensor? Tangent(int output, in Pushforward at) =>
        at.TangentOf(1) is not { } left ? at.TangentOf(0)?.Neg() : at.TangentOf(0) is { } right ? left.Sub(right) : left;

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => input == 0 ? -1 : 1;

    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Subtract(y, x, z);
}
