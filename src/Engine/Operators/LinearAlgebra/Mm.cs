using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The product of two matrices, (n, k) and (k, m).</summary>
    /// <derivative>input: grad @ mat2ᴴ; mat2: inputᴴ @ grad</derivative>
    [Operator("mm")]
    [Sample("real(2, 3), real(3, 4)")]
    [Sample("complex(2, 3), complex(3, 2)")]
    public static Tensor Mm(this Tensor input, Tensor mat2) => The<Mm>.Operator.Apply(input, mat2);
}

internal sealed class Mm : Bilinear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor a = inputs[0]!, b = inputs[1]!;
        if (a.Rank != 2 || b.Rank != 2)
        {
            throw GradException.Shape(a.Rank != 2 ? "self must be a matrix" : "mat2 must be a matrix");
        }

        if (a.Shape[1] != b.Shape[0])
        {
            throw GradException.Shape(
                $"mat1 and mat2 shapes cannot be multiplied ({a.Shape[0]}x{a.Shape[1]} and {b.Shape[0]}x{b.Shape[1]})");
        }

        return new TensorSpec(Shape.Of(a.Shape[0], b.Shape[1]), MatrixRule.SameType(a, b, "addmm_impl_cpu_"));
    }

    public override Tensor? Gradient(int input, in Pullback at) =>
        input == 0 ? at.Grad.Mm(at.Input(1).Adjoint()) : at.Input(0).Adjoint().Mm(at.Grad);

    // One product where one factor is the same for all samples: the others' rows, or columns, all below each other.
    protected internal override Tensor[] Map(in Samples samples)
    {
        Infer(samples.OfSample);
        Tensor a = samples.Input(0), b = samples.Input(1);
        long size = samples.Size, m = samples.Shape(0)[0], k = samples.Shape(0)[1], n = samples.Shape(1)[1];
        return [!samples.Has(1) ? a.Reshape(size * m, k).Mm(b).Reshape(size, m, n)
            : samples.Has(0) ? a.Bmm(b)
            : b.Transpose(1, 2).Reshape(size * n, k).Mm(a.Transpose(0, 1)).Reshape(size, n, m).Transpose(1, 2)];
    }

    protected override bool Strides(int input) => true;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[0]!.Shape[0], inputs[1]!.Shape[1], inputs[0]!.Shape[1]);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        MatrixRule.Multiply(inputs[0], inputs[1], outputs[0].Elements<T>());
}
