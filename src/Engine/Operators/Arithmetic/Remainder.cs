using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The remainder of input / other with the sign of other, Python's <c>%</c>; broadcast.</summary>
    /// <derivative>input: grad; other: −grad · floor(input / other)</derivative>
    [Operator("remainder")]
    [Sample("real(2, 3), positive(3)")]
    [Sample("real(2, 3), -0.7")]
    public static Tensor Remainder([OrNumber] this Tensor input, [OrNumber] Tensor other) => new Remainder(other.IsWrappedNumber).Apply(input, other);

    /// <summary><see cref="Remainder"/> in place.</summary>
    public static Tensor Remainder_(this Tensor input, [OrNumber] Tensor other) => input.Update(self => self.Remainder(other));
}

internal sealed class Remainder(bool byNumber) : Binary
{
    public override string NodeName => byNumber ? "RemainderBackward0" : "RemainderBackward1";

    public override Use Uses(int input) => input == 0 ? Use.None : Use.Input(0) | Use.Input(1);

    public override Tensor? Gradient(int input, in Pullback at) => input == 0 ? at.Grad : base.Gradient(input, at);

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => input == 0 ? 1 : x.Div(y, "floor").Neg();

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = Division.Remainder(x[i], y[i]);
        }
    }

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = Division.Floored(x[i], y[i]);
        }
    }
}
