using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x with A·x = B for triangular A, whose other triangle is not read; with <c>left=False</c> x·A = B.</summary>
    /// <derivative>B: A⁻ᴴ·grad; A: -(A⁻ᴴ·grad)·xᴴ, its triangle alone</derivative>
    [Operator("linalg.solve_triangular")]
    [Sample("spd(3), real(3, 2), upper=True")]
    [Sample("spd(3), real(2, 3), upper=False, left=False")]
    [Sample("spd(2, 3, 3), real(3, 2), upper=False, unitriangular=True")]
    public static Tensor SolveTriangular(
        this Tensor input, Tensor b, [KeywordOnly] bool upper, [KeywordOnly] bool left = true, [KeywordOnly] bool unitriangular = false)
    {
        SquareRule.Check("linalg.solve_triangular", input);
        if (!left)
        {
            return input.Transpose(-2, -1).SolveTriangular(b.Transpose(-2, -1), !upper, true, unitriangular).Transpose(-2, -1)
                .AsNode("LinalgSolveTriangularBackward0", input, b);
        }

        if (b.DType != input.DType)
        {
            throw GradException.Type(
                $"linalg.solve_triangular: Expected A and B to have the same dtype, but found A of type {input.DType.ScalarTypeName()} and B of type "
                + $"{b.DType.ScalarTypeName()} instead");
        }

        if (b.Rank < 2 || b.Shape[^2] != input.Shape[^1])
        {
            throw GradException.Shape(
                $"linalg.solve_triangular: Incompatible shapes of A and B for the equation AX = B ({input.Shape[^2]}x{input.Shape[^1]} and {b.Shape})");
        }

        long[] batch = Shape.Broadcast(Shape.Of(input.Shape.Sizes[..^2]), Shape.Of(b.Shape.Sizes[..^2])).ToArray();
        return new LinalgSolveTriangular(upper, unitriangular).Apply(
            input.BroadcastTo([.. batch, .. input.Shape.Sizes[^2..]]), b.BroadcastTo([.. batch, .. b.Shape.Sizes[^2..]]));
    }
}

internal sealed class LinalgSolveTriangular(bool upper, bool unit) : NumberPrimitive
{
    public override Use Uses(int input) => input == 0 ? Use.Input(0) | Use.Result : Use.Input(0);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[1]!.Spec;

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor columns = new LinalgSolveTriangular(!upper, unit).Apply(at.Input(0).Adjoint(), at.Grad);
        return input == 1 ? columns : Triangle(columns.Matmul(at.Result.Adjoint()).Neg());
    }

    public override Tensor? Tangent(int output, in Pushforward at)
    {
        Tensor? right = at.TangentOf(1);
        if (at.TangentOf(0) is { } matrix)
        {
            Tensor product = Triangle(matrix).Matmul(at.Result);
            right = right is null ? product.Neg() : right.Sub(product);
        }

        return right is null ? null : Apply(at.Input(0), right);
    }

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[1]!.Count, inputs[0]!.Shape[^1], 1);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> result = outputs[0].Elements<T>();
        int n = (int)inputs[0].Shape[^1], m = (int)inputs[1].Shape[^1];
        inputs[1].Elements<T>().CopyTo(result);
        for (int i = 0; i < (result.IsEmpty ? 0 : result.Length / (n * m)); i++)
        {
            Elimination.SolveTriangular(inputs[0].Elements<T>().Slice(i * n * n, n * n), n, result.Slice(i * n * m, n * m), m, upper, unit);
        }
    }

    private Tensor Triangle(Tensor matrix) => upper ? matrix.Triu(unit ? 1 : 0) : matrix.Tril(unit ? -1 : 0);
}
