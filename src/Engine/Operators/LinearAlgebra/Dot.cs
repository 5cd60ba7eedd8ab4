using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The sum of the products of two vectors' elements, a 0-d tensor; nothing is conjugated.</summary>
    /// <derivative>input: grad · conj(tensor); tensor: grad · conj(input)</derivative>
    [Operator("dot", "linalg.dot")]
    [Sample("real(3), real(3)")]
    [Sample("complex(3), complex(3)")]
    public static Tensor Dot(this Tensor input, Tensor tensor) => The<Dot>.Operator.Apply(input, tensor);
}

internal sealed class Dot : Bilinear
{
    /// <summary>What the product of two vectors is: a 0-d tensor.</summary>
    public static TensorSpec Output(Tensor a, Tensor b, string op)
    {
        if (a.Rank != 1 || b.Rank != 1)
        {
            throw GradException.Shape($"1D tensors expected, but got {a.Rank}D and {b.Rank}D tensors");
        }

        if (a.DType != b.DType)
        {
            throw GradException.Type(
                $"{op} : expected both vectors to have same dtype, but found {a.DType.ScalarTypeName()} and {b.DType.ScalarTypeName()}");
        }

        if (a.Count != b.Count)
        {
            throw GradException.Shape(
                $"inconsistent tensor size, expected tensor {a.Shape} and src {b.Shape} to have the same number of elements, but got "
                + $"{a.Count} and {b.Count} elements respectively");
        }

        return new TensorSpec(Shape.Scalar, MatrixRule.SameType(a, b, op));
    }

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => Output(inputs[0]!, inputs[1]!, "dot");

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Mul(at.Input(1 - input).Conj());

    protected internal override Tensor[] Map(in Samples samples)
    {
        Infer(samples.OfSample);
        Tensor a = samples.Input(0), b = samples.Input(1);
        return [!samples.Has(1) ? a.Mv(b) : !samples.Has(0) ? b.Mv(a) : a.Unsqueeze(1).Bmm(b.Unsqueeze(2)).Reshape(samples.Size)];
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        outputs[0].Elements<T>()[0] = TensorPrimitives.Dot<T>(inputs[0].Elements<T>(), inputs[1].Elements<T>());
}
