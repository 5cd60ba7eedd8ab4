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

    // One stack of products, in which the samples are further matrices, or further rows and columns where a factor is the same for all.
    protected internal override Tensor[] Map(in Samples samples)
    {
        Infer(samples.OfSample);
        Tensor a = samples.Input(0), b = samples.Input(1);
        long size = samples.Size, count = samples.Shape(0)[0], m = samples.Shape(0)[1], k = samples.Shape(0)[2], n = samples.Shape(1)[2];
        return [!samples.Has(1) ? a.Transpose(0, 1).Reshape(count, size * m, k).Bmm(b).Reshape(count, size, m, n).Transpose(0, 1)
            : samples.Has(0) ? a.Reshape(size * count, m, k).Bmm(b.Reshape(size * count, k, n)).Reshape(size, count, m, n)
            : a.Bmm(b.Permute(1, 2, 0, 3).Reshape(count, k, size * n)).Reshape(count, m, size, n).Permute(2, 0, 1, 3)];
    }

    protected override bool Strides(int input) => true;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[0]!.Shape[1], inputs[1]!.Shape[2], inputs[0]!.Shape[2], inputs[0]!.Shape[0]);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        MatrixRule.MultiplyEach(inputs[0], inputs[1], outputs[0].Elements<T>());
}
