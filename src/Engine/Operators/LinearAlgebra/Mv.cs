using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The product of a matrix (n, m) and a vector (m).</summary>
    /// <derivative>input: grad ⊗ conj(vec); vec: inputᴴ @ grad</derivative>
    [Operator("mv")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor Mv(this Tensor input, Tensor vec) => The<Mv>.Operator.Apply(input, vec);
}

internal sealed class Mv : Bilinear
{
    /// <summary>The length of the product of a matrix and a vector.</summary>
    public static long Length(Tensor matrix, Tensor vector, Tensor? added = null)
    {
        if (matrix.Rank != 2 || vector.Rank != 1)
        {
            throw GradException.Shape($"vector + matrix @ vector expected, got {added?.Rank ?? 1}, {matrix.Rank}, {vector.Rank}");
        }

        long length = matrix.Shape[0];
        return matrix.Shape[1] == vector.Shape[0] && (added is null || added.Count == 1 || added.Count == length)
            ? length
            : throw GradException.Shape(
                $"size mismatch, got {(added is { Rank: > 0 } ? added.Shape[0] : length)}, {length}x{matrix.Shape[1]},{vector.Shape[0]}");
    }

    /// <summary>result = matrix @ vector.</summary>
    public static void Multiply<T>(Tensor matrix, Tensor vector, Span<T> result)
        where T : unmanaged, INumberBase<T> =>
        MatrixProduct.Multiply(
            matrix.Shape[0], 1, matrix.Shape[1], matrix.Reach<T>(), matrix.Strides[0], matrix.Strides[1], vector.Reach<T>(), vector.Strides[0], 1, result);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(Shape.Of(Length(inputs[0]!, inputs[1]!)), MatrixRule.SameType(inputs[0]!, inputs[1]!, "addmv_impl_cpu"));

    public override Tensor? Gradient(int input, in Pullback at) =>
        input == 0 ? at.Grad.Outer(at.Input(1).Conj()) : at.Input(0).Adjoint().Mv(at.Grad);

    protected internal override Tensor[] Map(in Samples samples)
    {
        Infer(samples.OfSample);
        Tensor matrix = samples.Input(0), vector = samples.Input(1);
        long rows = samples.Shape(0)[0];
        return [samples.Has(0)
            ? samples.Has(1)
                ? matrix.Bmm(vector.Unsqueeze(2)).Squeeze(2)
                : matrix.Reshape(samples.Size * rows, samples.Shape(0)[1]).Mv(vector).Reshape(samples.Size, rows)
            : vector.Mm(matrix.Transpose(0, 1))];
    }

    protected override bool Strides(int input) => true;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        Multiply(inputs[0], inputs[1], outputs[0].Elements<T>());
}
