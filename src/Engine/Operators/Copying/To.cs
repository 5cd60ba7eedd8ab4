using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same values in another dtype; the tensor itself where it has that dtype already, unless a copy is asked for.</summary>
    /// <derivative>grad, in the input's dtype</derivative>
    [Operator("Tensor.to", "Tensor.type")]
    [Sample("real(2, 3), complex128")]
    public static Tensor To(this Tensor input, DType dtype, bool nonBlocking = false, bool copy = false) =>
        input.DType == dtype && !input.IsWrappedNumber && !copy ? input : new ToCopy(dtype).Apply(input);

    /// <summary>The same values in the dtype of another tensor.</summary>
    /// <derivative>grad, in the input's dtype; other: none</derivative>
    [Operator("Tensor.to")]
    [Sample("real(2, 3), complex(1)")]
    public static Tensor To(this Tensor input, Tensor other, bool nonBlocking = false, bool copy = false) => input.To(other.DType, nonBlocking, copy);
}

internal sealed class ToCopy(DType dtype) : Operator
{
    public override bool Widens => false;

    // The backward pass converts a gradient to the dtype of whoever receives it.
    public override Tensor? Gradient(int input, in Pullback at) => at.Grad;

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0)?.To(dtype);

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor copy = Tensor.Empty(inputs[0]!.Shape, dtype);
        Evaluation.Charge(copy.Count);
        Elementwise.Copy(inputs[0]!, copy);
        return [copy];
    }
}
