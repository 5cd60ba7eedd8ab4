using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input / |input|, zero at zero: the sign of real numbers, the direction of complex ones.</summary>
    /// <derivative>zero for real numbers; grad / |input| − result · real(grad / input) for complex ones, zero at zero</derivative>
    [Operator("sgn")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Sgn(this Tensor input) =>
        input.DType.IsComplex() ? The<Sgn>.Operator.Apply(input) : new Sign("SgnBackward0").Apply(input);

    /// <summary><see cref="Sgn"/> in place.</summary>
    public static Tensor Sgn_(this Tensor input) => input.Update(Sgn);
}

internal sealed class Sgn : Unary
{
    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    // The differential is its own adjoint.
    public override Tensor? Gradient(int input, in Pullback at) => Turned(at.Grad, at.Input(0), at.Result);

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is { } tangent ? Turned(tangent, at.Input(0), at.Result) : null;

    protected override Tensor Derivative(Tensor x, Tensor y) => throw new NotSupportedException("sgn is not holomorphic");

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => throw Unsupported(DType.Float64);

    protected override void ComplexNumber(ReadOnlySpan<Complex> x, Span<Complex> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] == Complex.Zero ? Complex.Zero : x[i] / Complex.Abs(x[i]);
        }
    }

    private static Tensor Turned(Tensor grad, Tensor x, Tensor y) =>
        x.Eq(0).Where(0, grad.Div(x.Abs()).Sub(grad.Div(x).Real().Mul(y)));
}
