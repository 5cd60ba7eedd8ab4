using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The magnitude of input with the sign of other, of its zeros too; broadcast.</summary>
    /// <derivative>input: grad, with the opposite sign where the result has it, zero at zero; other: zero</derivative>
    [Operator("copysign")]
    [Sample("real(2, 3), real(3)")]
    [Sample("real(2, 3), -1.0")]
    public static Tensor Copysign(this Tensor input, [OrNumber] Tensor other) => new Copysign(other.IsWrappedNumber).Apply(input, other);

    /// <summary><see cref="Copysign"/> in place.</summary>
    public static Tensor Copysign_(this Tensor input, [OrNumber] Tensor other) => input.Update(self => self.Copysign(other));
}

internal sealed class Copysign(bool byNumber) : Binary
{
    public override string NodeName => byNumber ? "CopysignBackward1" : "CopysignBackward0";

    protected override Integers Integers => Integers.BecomeFloat;

    public override Use Uses(int input) => input == 0 ? Use.Input(0) | Use.Result : Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => input == 0 ? base.Gradient(input, at) : at.Grad.ZerosLike();

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => input == 0 ? x.Sign() * z.Sign() : 0;

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.CopySign(x, y, z);
}
