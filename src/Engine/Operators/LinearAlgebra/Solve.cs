using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// x with A·x = B for square A (…, n, n) and B (…, n, k), or (n) or (…, n); with <c>left=False</c> x·A = B.
    /// </summary>
    /// <derivative>B: A⁻ᴴ·grad; A: -(A⁻ᴴ·grad)·xᴴ</derivative>
    [Operator("linalg.solve")]
    [Sample("spd(3), real(3, 2)")]
    [Sample("spd(2, 3, 3), real(2, 3)")]
    [Sample("spd(3), real(2, 3), left=False")]
    public static Tensor Solve(this Tensor a, Tensor b, [KeywordOnly] bool left = true)
    {
        SquareRule.Check("linalg.solve", a);
        if (a.DType != b.DType)
        {
            throw GradException.Type(
                $"linalg.solve: Expected A and B to have the same dtype, but found A of type {a.DType.ScalarTypeName()} and B of type {b.DType.ScalarTypeName()} instead");
        }

        if (b.Rank == 0)
        {
            throw GradException.Shape("linalg.solve: The input tensor B must have at least 1 dimension.");
        }

        bool vectors = b.Rank == 1 || (b.Rank == a.Rank - 1 && b.Shape.Sizes.SequenceEqual(a.Shape.Sizes[..^1]));
        if (!left)
        {
            return vectors
                ? throw GradException.Shape("linalg.solve: Vector broadcasting of the left hand side is not supported for left=False.")
                : a.Transpose(-2, -1).Solve(b.Transpose(-2, -1)).Transpose(-2, -1);
        }

        Tensor columns = vectors ? b.Unsqueeze(-1) : b;
        if (columns.Shape[^2] != a.Shape[^1])
        {
            throw GradException.Shape(
                $"linalg.solve: Incompatible shapes of A and B for the equation AX = B ({a.Shape[^2]}x{a.Shape[^1]} and {columns.Shape[^2]}x{columns.Shape[^1]})");
        }

        long[] batch = Shape.Broadcast(Shape.Of(a.Shape.Sizes[..^2]), Shape.Of(columns.Shape.Sizes[..^2])).ToArray();
        Tensor result = The<LinalgSolve>.Operator.Apply(
            a.BroadcastTo([.. batch, .. a.Shape.Sizes[^2..]]), columns.BroadcastTo([.. batch, .. columns.Shape.Sizes[^2..]]));
        return vectors ? result.Squeeze(-1) : result;
    }
}

/// <summary>The solutions of systems of linear equations, a batch of matrices and one of columns of the same size.</summary>
internal sealed class LinalgSolve : NumberPrimitive
{
    public override string NodeName => "LinalgSolveExBackward0";

    public override Use Uses(int input) => input == 0 ? Use.Input(0) | Use.Result : Use.Input(0);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[1]!.Spec;

    public override void Gradients(in Pullback at, Span<Tensor?> results)
    {
        Tensor columns = Apply(at.Input(0).Adjoint(), at.Grad);
        results[1] = at.Needs(1) ? columns : null;
        results[0] = at.Needs(0) ? columns.Matmul(at.Result.Adjoint()).Neg() : null;
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor columns = Apply(at.Input(0).Adjoint(), at.Grad);
        return input == 1 ? columns : columns.Matmul(at.Result.Adjoint()).Neg();
    }

    public override Tensor? Tangent(int output, in Pushforward at)
    {
        Tensor? right = at.TangentOf(1);
        if (at.TangentOf(0) is { } matrix)
        {
            Tensor product = matrix.Matmul(at.Result);
            right = right is null ? product.Neg() : right.Sub(product);
        }

        return right is null ? null : Apply(at.Input(0), right);
    }

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => SquareRule.Work(inputs[0]!, inputs[1]!.Shape[^1]);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int n = (int)inputs[0].Shape[^1], m = (int)inputs[1].Shape[^1];
        Span<T> result = outputs[0].Elements<T>();
        if (result.IsEmpty)
        {
            return;
        }

        ReadOnlySpan<T> right = inputs[1].Elements<T>();
        T[] factors = inputs[0].Elements<T>().ToArray();
        var rows = new int[n];
        int batches = right.Length / (n * m);
        for (int i = 0; i < batches; i++)
        {
            Span<T> matrix = factors.AsSpan(i * n * n, n * n), columns = result.Slice(i * n * m, n * m);
            if (Elimination.Factor(matrix, n, rows).Zero > 0)
            {
                throw SquareRule.Failure("linalg.solve", "The solver failed because the input matrix is singular.", i, batches);
            }

            for (int row = 0; row < n; row++)
            {
                right.Slice((i * n * m) + (rows[row] * m), m).CopyTo(columns[(row * m)..]);
            }

            Elimination.Solve<T>(matrix, n, columns, m);
        }
    }
}
