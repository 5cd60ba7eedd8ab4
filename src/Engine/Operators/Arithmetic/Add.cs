using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The sum input + alpha · other, broadcast.</summary>
    /// <derivative>input: grad; other: grad · conj(alpha)</derivative>
    [Operator("add")]
    [Sample("real(2, 3), real(3)")]
    [Sample("real(2, 1), real(3), alpha=0.5")]
    public static Tensor Add([OrNumber] this Tensor input, [OrNumber] Tensor other, [KeywordOnly] Scalar? alpha = null) =>
        Factor(alpha, Promotion.ResultType(other, input)) is { } factor ? new AddScaled(factor, "AddBackward0").Apply(input, other)
        : The<Add>.Operator.Apply(input, other);

    /// <summary><see cref="Add(Tensor, Tensor, Scalar?)"/> in place.</summary>
    public static Tensor Add_(this Tensor input, [OrNumber] Tensor other, [KeywordOnly] Scalar? alpha = null) =>
        input.Update(self => self.Add(other, alpha));

    /// <summary>The factor of a term of a sum or difference of a dtype, checked; null where it is 1.</summary>
    private static Scalar? Factor(Scalar? alpha, DType type)
    {
        if (alpha is not { } factor || factor == 1)
        {
            return null;
        }

        if (factor.DType == DType.Bool && type != DType.Bool)
        {
            throw GradException.Argument("Boolean alpha only supported for Boolean results.");
        }

        if (!factor.IsIntegral && type.IsIntegral(includeBool: true))
        {
            throw GradException.Argument("For integral input tensors, argument alpha must not be a floating point number.");
        }

        return factor.DType == DType.Complex128 && !type.IsComplex()
            ? throw GradException.Argument("For non-complex input tensors, argument alpha must not be a complex number.")
            : factor;
    }
}

internal sealed class Add : NumberBinary
{
    public override Use Uses(int input) => Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad;

    public override Tensor? Tangent(int output, in Pushforward at) =>
        at.TangentOf(0) is not { } left ? at.TangentOf(1) : at.TangentOf(1) is { } right ? left.Add(right) : left;

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => 1;

    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Add(x, y, z);
}
