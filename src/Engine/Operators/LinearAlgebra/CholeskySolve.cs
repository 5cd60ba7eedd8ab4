using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x with A·x = B, given A's Cholesky factor: A is L·Lᴴ, or with <paramref name="upper"/> Uᴴ·U.</summary>
    /// <derivative>B: A⁻¹·grad; L: -(S + Sᴴ)·L with S = (A⁻¹·grad)·xᴴ, in all its elements</derivative>
    [Operator("cholesky_solve")]
    [Sample("real(1, 2), positive(1, 1)")]
    [Sample("real(2, 1, 2), positive(1, 1), upper=True")]
    public static Tensor CholeskySolve(this Tensor input, Tensor input2, bool upper = false)
    {
        SquareRule.Check("cholesky_solve", input2);
        if (input.DType != input2.DType)
        {
            throw GradException.Type($"expected scalar type {input.DType.ScalarTypeName()} but found {input2.DType.ScalarTypeName()}");
        }

        if (input.Rank < 2 || input.Shape[^2] != input2.Shape[^1])
        {
            throw GradException.Shape(
                $"Incompatible matrix sizes for cholesky_solve: each A matrix is {input2.Shape[^1]} by {input2.Shape[^1]} but each b matrix is {input.Shape}");
        }

        long[] batch = Shape.Broadcast(Shape.Of(input.Shape.Sizes[..^2]), Shape.Of(input2.Shape.Sizes[..^2])).ToArray();
        Tensor factor = input2.BroadcastTo([.. batch, .. input2.Shape.Sizes[^2..]]);
        return The<CholeskySolve>.Operator.Apply(
            input.BroadcastTo([.. batch, .. input.Shape.Sizes[^2..]]), upper ? factor.Adjoint() : factor);
    }
}

/// <summary>The solutions of L·Lᴴ·x = B; the kernel reads L's lower triangle alone.</summary>
internal sealed class CholeskySolve : NumberPrimitive
{
    public override Use Uses(int input) => input == 0 ? Use.Input(1) : Use.Input(1) | Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[0]!.Spec;

    // As in PyTorch, the factor's gradient has both triangles, though only one is read.
    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor columns = Apply(at.Grad, at.Input(1));
        if (input == 0)
        {
            return columns;
        }

        Tensor product = columns.Matmul(at.Result.Adjoint());
        return product.Add(product.Adjoint()).Matmul(at.Input(1)).Neg();
    }

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => SquareRule.Work(inputs[1]!, inputs[0]!.Shape[^1]);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int m = (int)inputs[0].Shape[^1], n = (int)inputs[0].Shape[^2];
        Span<T> result = outputs[0].Elements<T>();
        ReadOnlySpan<T> factors = inputs[1].Elements<T>(), adjoints = inputs[1].Adjoint().Dense(inputs[1].DType).Elements<T>();
        inputs[0].Elements<T>().CopyTo(result);
        for (int i = 0; i < (result.IsEmpty ? 0 : result.Length / (n * m)); i++)
        {
            Span<T> columns = result.Slice(i * n * m, n * m);
            Elimination.SolveTriangular(factors.Slice(i * n * n, n * n), n, columns, m, upper: false, unit: false);
            Elimination.SolveTriangular(adjoints.Slice(i * n * n, n * n), n, columns, m, upper: true, unit: false);
        }
    }
}
