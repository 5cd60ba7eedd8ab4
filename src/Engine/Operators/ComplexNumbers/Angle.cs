using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The argument of complex numbers in radians, in (-π, π]; of real ones 0 or, below zero, π.</summary>
    /// <derivative>grad · i · input / |input|², 0 at 0; real: 0</derivative>
    [Operator("angle")]
    [Sample("complex(2, 3)")]
    [Sample("real(3)")]
    public static Tensor Angle(this Tensor input) =>
        The<Angle>.Operator.Apply(input.DType.IsDifferentiable() ? input : input.To(Evaluation.DefaultDType));
}

internal sealed class Angle : Primitive
{
    public override Use Uses(int input) => Use.Input(0);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => new TensorSpec(inputs[0]!.Shape, inputs[0]!.DType.ToReal());

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor z = at.Input(0);
        if (!z.DType.IsComplex())
        {
            return at.Grad.ZerosLike();
        }

        Tensor real = z.Real(), imag = z.Imag(), square = real.Mul(real).Add(imag.Mul(imag));
        return z.Mul(Complex.ImaginaryOne).Mul(at.Grad.Div(square.Eq(0).Where(1, square)));
    }

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    protected override DType ComputeType(ReadOnlySpan<Tensor?> inputs, Specs outputs) => inputs[0]!.DType;

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> x = inputs[0].Elements<T>();
        Span<T> y = outputs[0].Elements<T>();
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.IsNaN(x[i]) ? x[i] : x[i] < T.Zero ? T.Pi : T.Zero;
        }
    }

    protected override void ComplexNumber(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<Complex> x = inputs[0].Elements<Complex>();
        bool wide = outputs[0].DType == DType.Float64;
        Span<double> y = wide ? outputs[0].Elements<double>() : [];
        Span<float> narrow = wide ? [] : outputs[0].Elements<float>();
        for (int i = 0; i < x.Length; i++)
        {
            if (wide)
            {
                y[i] = x[i].Phase;
            }
            else
            {
                narrow[i] = (float)x[i].Phase;
            }
        }
    }
}
