using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The difference input − alpha · other, broadcast.</summary>
    /// <derivative>input: grad; other: −grad · conj(alpha)</derivative>
    [Operator("sub", "subtract")]
    [Sample("real(2, 3), real(3)")]
    [Sample("real(2, 1), real(3), alpha=0.5")]
    public static Tensor Sub([OrNumber] this Tensor input, [OrNumber] Tensor other, [KeywordOnly] Scalar? alpha = null)
    {
        Operators.Sub.Check(input, other);
        return Factor(alpha, Promotion.ResultType(other, input)) is { } factor ? new AddScaled(Negated(factor), "SubBackward0").Apply(input, other)
            : The<Sub>.Operator.Apply(input, other);
    }

    /// <summary><see cref="Sub(Tensor, Tensor, Scalar?)"/> in place.</summary>
    public static Tensor Sub_(this Tensor input, [OrNumber] Tensor other, [KeywordOnly] Scalar? alpha = null) =>
        input.Update(self => self.Sub(other, alpha));

    private static Scalar Negated(Scalar value) =>
        value.IsIntegral ? -value.ToInt64() : value.DType == DType.Complex128 ? -value.ToComplex() : -value.ToDouble();
}

internal sealed class Sub : NumberBinary
{
    /// <summary>Differences of bools are refused: they may mean two things.</summary>
    public static void Check(Tensor x, Tensor y)
    {
        if (x.DType == DType.Bool && y.DType == DType.Bool)
        {
            throw GradException.Type(
                "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.");
        }

        if (x.DType == DType.Bool || y.DType == DType.Bool)
        {
            throw GradException.Type(
                "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or "
                + "`logical_not()` operator instead.");
        }
    }

    public override Use Uses(int input) => Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => input == 0 ? at.Grad : at.Grad.Neg();

    public override Tensor? Tangent(int output, in Pushforward at) =>
        at.TangentOf(0) is not { } left ? at.TangentOf(1)?.Neg() : at.TangentOf(1) is { } right ? left.Sub(right) : left;

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => input == 0 ? 1 : -1;

    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Subtract(x, y, z);
}
