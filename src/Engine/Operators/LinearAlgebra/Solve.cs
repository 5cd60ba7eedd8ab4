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
    public static Tensor Solve(this Tensor a, Tensor b, [KeywordOnly] bool left = true) =>
        SolveSystem(a, b, left, "linalg.solve", true).Result.AsNode("LinalgSolveExBackward0", a, b);

    /// <summary>The solutions, and for each matrix the 1-based place of the first zero among its pivots, or 0.</summary>
    private static (Tensor Result, Tensor Zero) SolveSystem(Tensor a, Tensor b, bool left, string op, bool fails)
    {
        SquareRule.Check(op, a);
        if (a.DType != b.DType)
        {
            throw GradException.Type(
                $"{op}: Expected A and B to have the same dtype, but found A of type {a.DType.ScalarTypeName()} and B of type {b.DType.ScalarTypeName()} instead");
        }

        if (b.Rank == 0)
        {
            throw GradException.Shape("linalg.solve: The input tensor B must have at least 1 dimension.");
        }

        bool vectors = b.Rank == 1 || (b.Rank == a.Rank - 1 && b.Shape.Sizes.SequenceEqual(a.Shape.Sizes[..^1]));
        if (!left)
        {
            if (vectors)
            {
                throw GradException.Shape($"{op}: Vector broadcasting of the left hand side is not supported for left=False.");
            }

            (Tensor rows, Tensor pivots) = SolveSystem(a.Transpose(-2, -1), b.Transpose(-2, -1), true, op, fails);
            return (rows.Transpose(-2, -1), pivots);
        }

        Tensor columns = vectors ? b.Unsqueeze(-1) : b;
        if (columns.Shape[^2] != a.Shape[^1])
        {
            throw GradException.Shape(
                $"{op}: Incompatible shapes of A and B for the equation AX = B ({a.Shape[^2]}x{a.Shape[^1]} and {columns.Shape[^2]}x{columns.Shape[^1]})");
        }

        long[] batch = Shape.Broadcast(Shape.Of(a.Shape.Sizes[..^2]), Shape.Of(columns.Shape.Sizes[..^2])).ToArray();
        Tensor[] results = new LinalgSolve(op, fails).ApplyAll(
            a.BroadcastTo([.. batch, .. a.Shape.Sizes[^2..]]), columns.BroadcastTo([.. batch, .. columns.Shape.Sizes[^2..]]));
        return (vectors ? results[0].Squeeze(-1) : results[0], results[1]);
    }
}

/// <summary>The solutions of systems of linear equations, a batch of matrices and one of columns of the same size.</summary>
internal sealed class LinalgSolve(string op, bool fails) : NumberPrimitive
{
    public override string NodeName => "LinalgSolveExBackward0";

    public override Use Uses(int input) => input == 0 ? Use.Input(0) | Use.Result : Use.Input(0);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec[] { inputs[1]!.Spec, new(Shape.Of(inputs[0]!.Shape.Sizes[..^2]), DType.Int32) };

    public override void Gradients(in Pullback at, Span<Tensor?> results)
    {
        Tensor columns = ApplyAll(at.Input(0).Adjoint(), at.Grad)[0];
        results[1] = at.Needs(1) ? columns : null;
        results[0] = at.Needs(0) ? columns.Matmul(at.Result.Adjoint()).Neg() : null;
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor columns = ApplyAll(at.Input(0).Adjoint(), at.Grad)[0];
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

        return right is null ? null : ApplyAll(at.Input(0), right)[0];
    }

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => SquareRule.Work(inputs[0]!, inputs[1]!.Shape[^1]);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int n = (int)inputs[0].Shape[^1], m = (int)inputs[1].Shape[^1];
        Span<T> result = outputs[0].Elements<T>();
        Span<int> places = outputs[1].Elements<int>();
        places.Clear();
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
            places[i] = Elimination.Factor(matrix, n, rows).Zero;
            if (fails && places[i] > 0)
            {
                throw SquareRule.Failure(op, "The solver failed because the input matrix is singular.", i, batches);
            }

            for (int row = 0; row < n; row++)
            {
                right.Slice((i * n * m) + (rows[row] * m), m).CopyTo(columns[(row * m)..]);
            }

            Elimination.Solve<T>(matrix, n, columns, m);
        }
    }
}
