using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The fractional parts, input − trunc(input).</summary>
    /// <derivative>grad</derivative>
    [Operator("frac")]
    [Sample("real(2, 3)")]
    public static Tensor Frac(this Tensor input) => The<Frac>.Operator.Apply(input);

    /// <summary><see cref="Frac"/> in place.</summary>
    public static Tensor Frac_(this Tensor input) => input.Update(Frac);
}

internal sealed class Frac : Unary
{
    protected override Integers Integers => Integers.Stay;

    public override Use Uses(int input) => Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad;

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0);

    protected override Tensor Derivative(Tensor x, Tensor y) => 1;

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        TensorPrimitives.Truncate(x, y);
        TensorPrimitives.Subtract(x, y, y);
    }
}
