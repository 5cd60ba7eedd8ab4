using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The complex conjugate; a real tensor is its own.</summary>
    /// <derivative>conj(grad)</derivative>
    [Operator("conj", "conj_physical")]
    [Sample("complex(2, 3)")]
    public static Tensor Conj(this Tensor input) => input.DType.IsComplex() ? The<Conj>.Operator.Apply(input) : input;
}

internal sealed class Conj : Unary
{
    public override Use Uses(int input) => Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Conj();

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0)?.Conj();

    protected override Tensor Derivative(Tensor x, Tensor y) => throw new NotSupportedException("conj is not holomorphic");

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => x.CopyTo(y);

    protected override void ComplexNumber(ReadOnlySpan<Complex> x, Span<Complex> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Complex.Conjugate(x[i]);
        }
    }
}
