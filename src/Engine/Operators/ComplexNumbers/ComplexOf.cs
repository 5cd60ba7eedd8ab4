using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Complex numbers of these real and imaginary parts, broadcast.</summary>
    /// <derivative>real: real(grad); imag: imag(grad)</derivative>
    [Operator("complex")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor ComplexOf(this Tensor real, Tensor imag)
    {
        CheckParts(real, imag);
        return The<ComplexOf>.Operator.Apply(real, imag);
    }

    private static void CheckParts(Tensor first, Tensor second)
    {
        if (!first.DType.IsFloatingPoint() || !second.DType.IsFloatingPoint())
        {
            throw GradException.Type(
                $"Expected both inputs to be Half, Float or Double tensors but got {first.DType.ScalarTypeName()} and {second.DType.ScalarTypeName()}");
        }

        if (first.DType != second.DType)
        {
            throw GradException.Type(
                $"Expected object of scalar type {first.DType.ScalarTypeName()} but got scalar type {second.DType.ScalarTypeName()} for second argument");
        }
    }
}

internal sealed class ComplexOf : Operator
{
    public override string NodeName => "ComplexBackward0";

    public override Tensor? Gradient(int input, in Pullback at) => input == 0 ? at.Grad.Real() : at.Grad.Imag();

    public override Tensor? Tangent(int output, in Pushforward at) => Apply(at.TangentOrZeros(0), at.TangentOrZeros(1));

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor real = inputs[0]!, imag = inputs[1]!;
        var shape = Shape.Broadcast(real.Shape, imag.Shape);
        Tensor result = Tensor.Empty(shape, real.DType.ToComplex());
        Evaluation.Charge(2 * shape.Count);
        DType part = result.DType.ToReal();
        long[] strides = [.. shape.Strides.Select(static stride => 2 * stride)];
        Elementwise.Copy(real, result.Alias(shape, strides, 0, part));
        Elementwise.Copy(imag, result.Alias(shape, strides, 1, part));
        return [result];
    }
}
