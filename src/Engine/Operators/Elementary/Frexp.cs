using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Mantissa and exponent: input = mantissa · 2^exponent with |mantissa| from 0.5 up to 1, and exponent of int32.</summary>
    /// <derivative>grad / 2^exponent</derivative>
    [Operator("frexp")]
    [Sample("real(2, 3)")]
    public static (Tensor Mantissa, Tensor Exponent) Frexp(this Tensor input)
    {
        Tensor[] parts = The<Frexp>.Operator.ApplyAll(input);
        return (parts[0], parts[1]);
    }
}

internal sealed class Frexp : Primitive
{
    public override Use Uses(int input) => Use.Output(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[0]!.DType.IsFloatingPoint()
        ? new[] { inputs[0]!.Spec, new TensorSpec(inputs[0]!.Shape, DType.Int32) }
        : throw GradException.Type("torch.frexp() only supports floating-point dtypes");

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad / at.Output(1).To(at.InputSpec(0).DType).Exp2();

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> x = inputs[0].Elements<T>();
        Span<T> mantissas = outputs[0].Elements<T>();
        Span<int> exponents = outputs[1].Elements<int>();
        for (int i = 0; i < x.Length; i++)
        {
            bool split = T.IsFinite(x[i]) && !T.IsZero(x[i]);
            exponents[i] = split ? T.ILogB(x[i]) + 1 : 0;
            mantissas[i] = split ? T.ScaleB(x[i], -exponents[i]) : x[i];
        }
    }
}
