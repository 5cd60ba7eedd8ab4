using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>1 / input.</summary>
    /// <derivative>−grad · conj(1 / input²)</derivative>
    [Operator("reciprocal")]
    [Sample("positive(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Reciprocal(this Tensor input) => The<Reciprocal>.Operator.Apply(input);

    /// <summary><see cref="Reciprocal"/> in place.</summary>
    public static Tensor Reciprocal_(this Tensor input) => input.Update(Reciprocal);
}

internal sealed class Reciprocal : NumberUnary
{
    protected override Integers Integers => Integers.BecomeFloat;

    public override Use Uses(int input) => Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => y.Mul(y).Neg();

    protected override void Kernel<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Divide(T.One, x, y);
}
