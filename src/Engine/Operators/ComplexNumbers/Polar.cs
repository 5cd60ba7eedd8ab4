using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Complex numbers of these absolute values and angles in radians, broadcast: abs · (cos(angle) + i · sin(angle)).</summary>
    /// <derivative>abs: real(conj(grad) · sgn(result)); angle: real(conj(grad) · i · result)</derivative>
    [Operator("polar")]
    [Sample("positive(2, 3), real(3)")]
    public static Tensor Polar(this Tensor abs, Tensor angle)
    {
        CheckParts(abs, angle);
        return The<Polar>.Operator.Apply(abs, angle);
    }
}

internal sealed class Polar : Primitive
{
    public override Use Uses(int input) => input == 0 ? Use.Input(0) | Use.Input(1) : Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(Shape.Broadcast(inputs[0]!.Shape, inputs[1]!.Shape), inputs[0]!.DType.ToComplex());

    public override Tensor? Gradient(int input, in Pullback at)
    {
        if (input == 1)
        {
            return at.Grad.Conj().Mul(at.Result).Mul(Complex.ImaginaryOne).Real();
        }

        Tensor abs = at.Input(0), zeros = abs.Detach().ZerosLike();
        return at.Grad.Conj().Mul(abs.Gt(0).Where(1, abs.Lt(0).Where(-1, zeros)).Polar(at.Input(1))).Real();
    }

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    // The inputs are real: the output's complex type is not theirs.
    protected override bool Converts(int input) => false;

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => throw Unsupported(outputs[0].DType);

    protected override void ComplexNumber(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Shape shape = outputs[0].Shape;
        ReadOnlySpan<double> abs = Doubles(inputs[0], shape), angle = Doubles(inputs[1], shape);
        Span<Complex> result = outputs[0].Elements<Complex>();
        for (int i = 0; i < result.Length; i++)
        {
            (double sin, double cos) = Math.SinCos(angle[i]);
            result[i] = new Complex(abs[i] * cos, abs[i] * sin);
        }
    }

    private static ReadOnlySpan<double> Doubles(Tensor tensor, Shape shape)
    {
        Tensor dense = Tensor.Empty(shape, DType.Float64);
        Kernels.Elementwise.Copy(tensor, dense);
        return dense.Elements<double>();
    }
}
