using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Least-squares solutions, squared residuals, ranks and singular values.</summary>
internal sealed class LinalgLstsq(string driver, double tolerance) : Decomposition
{
    // LAPACK replaces tolerances that make no sense by the rounding error; which make none depends on the driver.
    private readonly double tolerance = tolerance < 0 || (driver == "gelsd" && tolerance is 0 or >= 1) ? SingularValues.Epsilon : tolerance;

    public override Use Uses(int input) => input == 0 ? Use.Input(0) | Use.Input(1) : Use.Input(0);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape shape = inputs[0]!.Shape;
        long[] batch = shape.Sizes[..^2].ToArray();
        long m = shape[^2], n = shape[^1], columns = inputs[1]!.Shape[^1];
        DType dtype = inputs[0]!.DType;
        return new TensorSpec[]
        {
            new(Shape.Of([.. batch, n, columns]), dtype), new(Shape.Of([.. batch, columns]), dtype.ToReal()),
            new(Shape.Of(batch), DType.Int64), new(Shape.Of([.. batch, Math.Min(m, n)]), dtype.ToReal()),
        };
    }

    public override void Gradients(in Pullback at, Span<Tensor?> results)
    {
        if (at.GradOrNull(0) is { } grad)
        {
            Tensor inverse = at.Input(0).Pinv();
            results[0] = at.Needs(0) ? LinalgPinv.Of(at.Input(0), inverse, grad.Matmul(at.Input(1).Adjoint())) : null;
            results[1] = at.Needs(1) ? inverse.Adjoint().Matmul(grad) : null;
        }
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        var results = new Tensor?[2];
        Gradients(at, results);
        return results[input];
    }

    // The others are no functions for autograd, as in PyTorch.
    public override Tensor? Tangent(int output, in Pushforward at) => output == 0 ? at.ByTransposition(0) : null;

    /// <summary>The results as a driver gives them: what it does not compute is empty.</summary>
    public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor Values) Present(Tensor[] results, string driver, Shape input, bool vector)
    {
        long m = input[^2], n = input[^1];
        Tensor rank = results[2];
        bool full = driver == "gels" || !rank.Ne(n).Somewhere();
        DType real = results[1].DType;
        return (
            vector ? results[0].Squeeze(-1) : results[0],
            m > n && driver != "gelsy" && full ? results[1].Detach() : Torch.Empty([0], real),
            driver == "gels" ? Torch.Empty([0], DType.Int64) : rank,
            driver is "gelsd" or "gelss" ? results[3].Detach() : Torch.Empty([0], real));
    }

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[0]!.Count, Math.Min(inputs[0]!.Shape[^2], inputs[0]!.Shape[^1]) + 1, 12)
        + MatrixRule.Work(inputs[0]!.Count, inputs[1]!.Shape[^1], 3);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int m = (int)inputs[0].Shape[^2], n = (int)inputs[0].Shape[^1], columns = (int)inputs[1].Shape[^1], k = Math.Min(m, n);
        Span<long> ranks = outputs[2].Elements<long>();
        for (int i = 0; i < ranks.Length; i++)
        {
            ReadOnlySpan<T> a = inputs[0].Elements<T>().Slice(i * m * n, m * n), b = inputs[1].Elements<T>().Slice(i * m * columns, m * columns);
            Span<T> x = outputs[0].Elements<T>().Slice(i * n * columns, n * columns);
            if (driver == "gels")
            {
                ranks[i] = k;
                if (LeastSquares.FullRank(a, m, n, b, columns, x) is > 0 and var zero)
                {
                    throw Failure(zero, i, ranks.Length);
                }
            }
            else
            {
                ranks[i] = LeastSquares.Solve(a, m, n, b, columns, tolerance, x, outputs[3].Elements<double>().Slice(i * k, k));
                if (ranks[i] < 0)
                {
                    throw Failure(k, i, ranks.Length);
                }
            }

            LeastSquares.Residuals(a, m, n, b, columns, x, outputs[1].Elements<double>().Slice(i * columns, columns));
        }
    }

    private static GradException Failure(int code, int batch, int batches) => SquareRule.Failure(
        "torch.linalg.lstsq",
        $"The least squares solution could not be computed because the input matrix does not have full rank (error code: {code}).", batch, batches);
}
