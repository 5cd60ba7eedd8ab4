using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>R of matrices in their upper triangle, below it the vectors of the reflections that Q is made of, and the factors τ of those.</summary>
    /// <derivative>none, as in PyTorch: linalg.qr has one</derivative>
    [Operator("geqrf")]
    [Sample("real(3, 2)", Constant = true)]
    [Sample("complex(2, 3)", Constant = true)]
    public static (Tensor A, Tensor Tau) Geqrf(this Tensor input)
    {
        if (input.Rank < 2)
        {
            throw GradException.Shape("torch.geqrf: input must have at least 2 dimensions.");
        }

        Tensor[] results = The<Geqrf>.Operator.ApplyAll(input);
        return (results[0], results[1]);
    }
}

internal sealed class Geqrf : Decomposition
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor a = inputs[0]!;
        RequireFullPrecision(a, "geqrf_cpu");
        return new TensorSpec[] { a.Spec, new(Shape.Of([.. a.Shape.Sizes[..^2], Math.Min(a.Shape[^2], a.Shape[^1])]), a.DType) };
    }

    public override Tensor? Gradient(int input, in Pullback at) =>
        throw GradException.NoDerivative("the derivative for 'geqrf' is not implemented.", "NotImplementedError");

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[0]!.Count, Math.Min(inputs[0]!.Shape[^2], inputs[0]!.Shape[^1]) + 1, 2);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int m = (int)inputs[0].Shape[^2], n = (int)inputs[0].Shape[^1], k = Math.Min(m, n);
        Span<T> result = outputs[0].Elements<T>(), scales = outputs[1].Elements<T>();
        inputs[0].Elements<T>().CopyTo(result);
        for (int i = 0; i < (k == 0 ? 0 : scales.Length / k); i++)
        {
            Span<T> matrix = result.Slice(i * m * n, m * n);
            Reflections<T> reflections = Reflections<T>.Qr(matrix, m, n);
            reflections.Scales.CopyTo(scales[(i * k)..]);
            for (int column = 0; column < k; column++)
            {
                Span<T> vector = reflections.Vector(column);
                for (int row = 1; row < vector.Length; row++)
                {
                    matrix[((column + row) * n) + column] = vector[row];
                }
            }
        }
    }
}
