using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Both factors in one matrix, the exchanges of rows, and the 1-based place of the first zero on U's diagonal, or 0.</summary>
internal sealed class LinalgLuFactor(string op, bool fails) : NumberPrimitive
{
    public override string NodeName => "LinalgLuFactorExBackward0";

    public override Use Uses(int input) => Use.Output(0) | Use.Output(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape shape = inputs[0]!.Shape;
        ReadOnlySpan<long> batch = shape.Sizes[..^2];
        return new TensorSpec[]
        {
            inputs[0]!.Spec, new(Shape.Of([.. batch, Math.Min(shape[^1], shape[^2])]), DType.Int32), new(Shape.Of(batch), DType.Int32),
        };
    }

    // What lies outside the square of the first k rows and columns solves a triangular system: A's columns there are L·U₂, its rows L₂·U.
    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor factors = at.Output(0), grad = at.Grad;
        (long m, long n) = (factors.Shape[^2], factors.Shape[^1]);
        long k = Math.Min(m, n);
        Tensor square = factors.Narrow(-1, 0, k).Narrow(-2, 0, k), gradSquare = grad.Narrow(-1, 0, k).Narrow(-2, 0, k);
        Tensor lower = square.Tril(-1).Add(Torch.Eye(k, dtype: factors.DType)).Adjoint(), upper = square.Triu().Adjoint();
        Tensor gradLower = gradSquare.Tril(-1), gradUpper = gradSquare.Triu();
        Tensor? rest = null;
        if (n > k)
        {
            rest = lower.SolveTriangular(grad.Narrow(-1, k, n - k), upper: true, unitriangular: true);
            gradLower = gradLower.Sub(rest.Matmul(factors.Narrow(-1, k, n - k).Adjoint()));
        }
        else if (m > k)
        {
            rest = upper.SolveTriangular(grad.Narrow(-2, k, m - k), upper: false, left: false);
            gradUpper = gradUpper.Sub(factors.Narrow(-2, k, m - k).Adjoint().Matmul(rest));
        }

        Tensor middle = lower.Matmul(gradLower).Tril(-1).Add(gradUpper.Matmul(upper).Triu());
        middle = upper.SolveTriangular(lower.SolveTriangular(middle, upper: true, unitriangular: true), upper: false, left: false);
        return LuRule.Permutation(at.Output(1), factors).Matmul(rest is null ? middle : Torch.Cat([middle, rest], n > k ? -1 : -2));
    }

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[0]!.Count, Math.Min(inputs[0]!.Shape[^1], inputs[0]!.Shape[^2]), 1);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> result = outputs[0].Elements<T>();
        inputs[0].Elements<T>().CopyTo(result);
        Span<int> exchanges = outputs[1].Elements<int>(), places = outputs[2].Elements<int>();
        int m = (int)inputs[0].Shape[^2], n = (int)inputs[0].Shape[^1], k = Math.Min(m, n);
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = Elimination.Factor(result.Slice(i * m * n, m * n), m, n, exchanges.Slice(i * k, k));
            if (fails && places[i] is > 0 and var zero)
            {
                throw SquareRule.Failure(
                    op,
                    $"U[{zero},{zero}] is zero and using it on lu_solve would result in a division by zero. If you still want to perform the "
                    + "factorization, consider calling linalg.lu(A, pivot) or linalg.lu_factor_ex(A, pivot)", i, places.Length);
            }
        }
    }
}
