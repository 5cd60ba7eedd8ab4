using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The real parts, a view of the same memory; a real tensor is its own.</summary>
    /// <derivative>real(grad)</derivative>
    [Operator("real", TakesOut = false)]
    [Sample("complex(2, 3)")]
    public static Tensor Real(this Tensor input) => input.DType.IsComplex() ? new Part("SelectBackward0", imaginary: false).Apply(input) : input;
}

/// <summary>The real or imaginary parts of complex numbers: every other number of the same memory.</summary>
internal sealed class Part(string name, bool imaginary) : View
{
    public override string NodeName => name;

    public override Tensor? Gradient(int input, in Pullback at) => imaginary ? at.Grad.Mul(System.Numerics.Complex.ImaginaryOne) : at.Grad.To(at.InputSpec(0).DType);

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input) =>
        (input.Shape, [.. input.StrideArray().Select(stride => 2 * stride)], (2 * input.Offset) + (imaginary ? 1 : 0));

    protected override DType ViewType(Tensor input) => input.DType.ToReal();
}
