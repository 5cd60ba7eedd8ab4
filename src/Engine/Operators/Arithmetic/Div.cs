using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The quotient input / other, broadcast; integers become floats. With rounding_mode "trunc" or "floor" it is rounded towards zero or
    /// negative infinity, and integers stay integers.
    /// </summary>
    /// <derivative>input: grad / conj(other); other: −grad · conj(input / other²); zero where rounded</derivative>
    [Operator("div", "divide", "true_divide")]
    [Sample("real(2, 3), positive(3)")]
    [Sample("real(2, 3), positive(3), rounding_mode=\"floor\"")]
    [Sample("real(2, 3), positive(3), rounding_mode=\"trunc\"")]
    public static Tensor Div([OrNumber] this Tensor input, [OrNumber] Tensor other, [KeywordOnly] string? roundingMode = null) => roundingMode switch
    {
        null => The<Div>.Operator.Apply(input, other),
        "trunc" => new RoundedDiv(floor: false).Apply(input, other),
        "floor" => new RoundedDiv(floor: true).Apply(input, other),
        _ => throw GradException.Argument($"div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '{roundingMode}'"),
    };

    /// <summary><see cref="Div"/> in place.</summary>
    public static Tensor Div_(this Tensor input, [OrNumber] Tensor other, [KeywordOnly] string? roundingMode = null) =>
        input.Update(self => self.Div(other, roundingMode));
}

internal sealed class Div : NumberBinary
{
    protected override Integers Integers => Integers.BecomeFloat;

    public override Use Uses(int input) => input == 0 ? Use.Input(1) : Use.Input(0) | Use.Input(1);

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor y = at.Input(1);
        return input == 0 ? at.Grad.Div(y.Conj()) : at.Grad.Neg().Mul(at.Input(0).Div(y).Div(y).Conj());
    }

    public override Tensor? Tangent(int output, in Pushforward at)
    {
        Tensor y = at.Input(1);
        Tensor? left = at.TangentOf(0)?.Div(y);
        Tensor? right = at.TangentOf(1)?.Mul(at.Result).Div(y);
        return left is null ? right?.Neg() : right is null ? left : left.Sub(right);
    }

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) =>
        input == 0 ? y.Reciprocal() : x.Div(y).Div(y).Neg();

    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Divide(x, y, z);
}
