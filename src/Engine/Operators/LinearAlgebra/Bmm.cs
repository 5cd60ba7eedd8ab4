using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The products of two stacks of matrices, (b, n, k) and (b, k, m).</summary>
    /// <derivative>input: grad @ mat2ᴴ; mat2: inputᴴ @ grad</derivative>
    [Operator("bmm")]
    [Sample("real(2, 2, 3), real(2, 3, 2)")]
    public static Tensor Bmm(this Tensor input, Tensor mat2) => The<Bmm>.Operator.Apply(input, mat2);
}

internal sealed class Bmm : Bilinear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(MatrixRule.ProductOfStacks(inputs[0]!, inputs[1]!), MatrixRule.SameType(inputs[0]!, inputs[1]!, "bmm"));

    public override Tensor? Gradient(int input, in Pullback at) =>
        input == 0 ? at.Grad.Bmm(at.Input(1).Adjoint()) : at.Input(0).Adjoint().Bmm(at.Grad);

    protected override bool Strides(int input) => true;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[0]!.Shape[1], inputs[1]!.Shape[2], inputs[0]!.Shape[2], inputs[0]!.Shape[0]);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        MatrixRule.MultiplyEach(inputs[0], inputs[1], outputs[0].Elements<T>());
}
