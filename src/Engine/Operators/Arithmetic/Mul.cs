using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The product input · other, broadcast.</summary>
    /// <derivative>input: grad · conj(other); other: grad · conj(input)</derivative>
    [Operator("mul", "multiply")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor Mul([OrNumber] this Tensor input, [OrNumber] Tensor other) => The<Mul>.Operator.Apply(input, other);

    /// <summary><see cref="Mul"/> in place.</summary>
    public static Tensor Mul_(this Tensor input, [OrNumber] Tensor other) => input.Update(self => self.Mul(other));
}

internal sealed class Mul : NumberBinary
{
    public override Use Uses(int input) => Use.Input(1 - input);

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => input == 0 ? y : x;

    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Multiply(x, y, z);
}
