using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverses of square matrices (…, n, n).</summary>
    /// <derivative>-A⁻ᴴ·grad·A⁻ᴴ</derivative>
    [Operator("linalg.inv", "inverse")]
    [Sample("spd(3)")]
    [Sample("spd(2, 2, 2)")]
    public static Tensor Inv(this Tensor a)
    {
        SquareRule.Check("linalg.inv", a);
        return new LinalgInv("linalg.inv", true).ApplyAll(a)[0];
    }
}

/// <summary>The inverses of matrices, and for each the 1-based place of the first zero among the pivots, or 0.</summary>
internal sealed class LinalgInv(string op, bool fails) : NumberPrimitive
{
    public override string NodeName => "LinalgInvExBackward0";

    public override Use Uses(int input) => Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec[] { inputs[0]!.Spec, new(Shape.Of(inputs[0]!.Shape.Sizes[..^2]), DType.Int32) };

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor adjoint = at.Result.Adjoint();
        return adjoint.Matmul(at.Grad).Matmul(adjoint).Neg();
    }

    public override Tensor? Tangent(int output, in Pushforward at) =>
        at.TangentOf(0) is { } tangent ? at.Result.Matmul(tangent).Matmul(at.Result).Neg() : null;

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => SquareRule.Work(inputs[0]!, inputs[0]!.Shape[^1]);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> result = outputs[0].Elements<T>();
        Span<int> places = outputs[1].Elements<int>();
        places.Clear();
        if (result.IsEmpty)
        {
            return;
        }

        int n = (int)inputs[0].Shape[^1], batches = result.Length / (n * n);
        T[] factors = inputs[0].Elements<T>().ToArray();
        var rows = new int[n];
        result.Clear();
        for (int i = 0; i < batches; i++)
        {
            Span<T> matrix = factors.AsSpan(i * n * n, n * n), inverse = result.Slice(i * n * n, n * n);
            places[i] = Elimination.Factor(matrix, n, rows).Zero;
            if (fails && places[i] is > 0 and var zero)
            {
                throw SquareRule.Failure(
                    op,
                    $"The diagonal element {zero} is zero, the inversion could not be completed because the input matrix is singular.", i, batches);
            }

            for (int row = 0; row < n; row++)
            {
                inverse[(row * n) + rows[row]] = T.One;
            }

            Elimination.Solve<T>(matrix, n, inverse, n);
        }
    }
}
