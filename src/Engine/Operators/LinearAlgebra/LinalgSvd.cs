using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// A = U·diag(S)·Vh of matrices (…, m, n): k = min(m, n) singular values, greatest first, and orthonormal singular vectors, m in the
    /// columns of U and n in the rows of Vh, or k in each without <paramref name="fullMatrices"/>. Fails where an element is not finite.
    /// </summary>
    /// <derivative>U·((skew(Uᴴ·gradU) / E)·S + S·(skew(Vᴴ·gradV) / E) + diag(gradS))·Vᴴ and what leads out of the spaces of U and V, with Eᵢⱼ = Sⱼ² − Sᵢ²</derivative>
    [Operator("linalg.svd")]
    [Sample("real(3, 3)", PhaseFree = true)]
    [Sample("real(2, 2, 3), full_matrices=False", PhaseFree = true)]
    [Sample("real(3, 2), full_matrices=False", PhaseFree = true)]
    [Sample("complex(2, 3), full_matrices=False", PhaseFree = true)]
    [Sample("complex(3, 2), full_matrices=False", PhaseFree = true)]
    public static (Tensor U, Tensor S, Tensor Vh) LinalgSvd(this Tensor a, bool fullMatrices = true)
    {
        Tensor[] results = Operators.LinalgSvd.Of(a, fullMatrices, vectors: true);
        return (results[0], results[1], results[2]);
    }
}

/// <summary>U, S and Vᴴ; without vectors S alone, between empty tensors.</summary>
internal sealed class LinalgSvd(bool full, bool vectors) : Decomposition
{
    // As loose as PyTorch's: the phase may be lost in a long computation.
    private const double PhaseTolerance = 1e-2;

    public static Tensor[] Of(Tensor a, bool full, bool vectors)
    {
        if (a.Rank < 2)
        {
            throw GradException.Shape("linalg.svd: The input tensor A must have at least 2 dimensions.");
        }

        if (!a.DType.IsDifferentiable())
        {
            throw GradException.Type($"linalg.svd: Expected a floating point or complex tensor as input. Got {a.DType.ScalarTypeName()}");
        }

        return new LinalgSvd(full, vectors).ApplyAll(a);
    }

    public static GradException Failure(int batch, int batches) => SquareRule.Failure(
        "linalg.svd", "The algorithm failed to converge because the input matrix contained non-finite values.", batch, batches);

    public override Use Uses(int input) => Use.Output(0) | Use.Output(1) | Use.Output(2);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor a = inputs[0]!;
        RequireFullPrecision(a, "linalg_svd_cpu");
        long[] batch = a.Shape.Sizes[..^2].ToArray();
        long m = a.Shape[^2], n = a.Shape[^1], k = Math.Min(m, n);
        return new TensorSpec[]
        {
            new(vectors ? Shape.Of([.. batch, m, full ? m : k]) : Shape.Of(0), a.DType),
            new(Shape.Of([.. batch, k]), a.DType.ToReal()),
            new(vectors ? Shape.Of([.. batch, full ? n : k, n]) : Shape.Of(0), a.DType),
        };
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor s = at.Output(1);
        long k = s.Shape[^1], m = at.InputSpec(0).Shape[^2], n = at.InputSpec(0).Shape[^1];
        Tensor u = at.Output(0).Narrow(-1, 0, k), vh = at.Output(2).Narrow(-2, 0, k);
        Tensor? gradU = at.GradOrNull(0)?.Narrow(-1, 0, k), gradVh = at.GradOrNull(2)?.Narrow(-2, 0, k), gradS = at.GradOrNull(1);
        if (gradU is null && gradVh is null)
        {
            return u.Mul(gradS!.Unsqueeze(-2)).Matmul(vh);
        }

        Tensor columns = s.Unsqueeze(-2), rows = s.Unsqueeze(-1);
        Tensor gaps = columns.Sub(rows).Mul(columns.Add(rows)).Add(Torch.Eye(k, dtype: s.DType));
        Tensor? left = gradU is null ? null : u.Adjoint().Matmul(gradU), right = gradVh is null ? null : vh.Matmul(gradVh.Adjoint());
        Tensor? middle = left is null ? null : Skew(left).Div(gaps).Mul(columns);
        middle = Sum(middle, right is null ? null : Skew(right).Div(gaps).Mul(rows));
        middle = Sum(middle, gradS?.DiagEmbed());
        if (u.DType.IsComplex())
        {
            CheckPhase(left, right);
            middle = left is null ? middle : Sum(middle, Skew(left).Diagonal(0, -2, -1).Div(s.Mul(2)).DiagEmbed());
        }

        Tensor result = u.Matmul(middle!).Matmul(vh);
        if (m > k && gradU is not null)
        {
            Tensor scaled = gradU.Div(columns);
            result = result.Add(scaled.Sub(u.Matmul(u.Adjoint().Matmul(scaled))).Matmul(vh));
        }

        if (n > k && gradVh is not null)
        {
            Tensor scaled = gradVh.Div(rows);
            result = result.Add(u.Matmul(scaled.Sub(scaled.Matmul(vh.Adjoint()).Matmul(vh))));
        }

        return result;
    }

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs)
    {
        Shape shape = inputs[0]!.Shape;
        long work = MatrixRule.Work(inputs[0]!.Count, Math.Min(shape[^2], shape[^1]) + 1, vectors ? 12 : 4);
        return vectors ? work + MatrixRule.Work(outputs[0].Shape.Count, shape[^2] + 1, 2) + MatrixRule.Work(outputs[2].Shape.Count, shape[^1] + 1, 2) : work;
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Shape shape = inputs[0].Shape;
        int m = (int)shape[^2], n = (int)shape[^1], k = Math.Min(m, n), batches = (int)Shape.Of(shape.Sizes[..^2]).Count;
        int partU = vectors ? m * (full ? m : k) : 0, partV = vectors ? n * (full ? n : k) : 0;
        for (int i = 0; i < batches; i++)
        {
            bool converged = SingularValues.Decompose<T>(
                inputs[0].Elements<T>().Slice(i * m * n, m * n), m, n, outputs[0].Elements<T>().Slice(i * partU, partU),
                outputs[1].Elements<double>().Slice(i * k, k), outputs[2].Elements<T>().Slice(i * partV, partV));
            if (!converged)
            {
                throw Failure(i, batches);
            }
        }
    }

    private static Tensor Skew(Tensor matrix) => matrix.Sub(matrix.Adjoint());

    private static Tensor? Sum(Tensor? left, Tensor? right) => left is null ? right : right is null ? left : left.Add(right);

    // U and V may be turned by the same phases; a function of them has a gradient only if it does not notice.
    private static void CheckPhase(Tensor? left, Tensor? right)
    {
        Tensor phase = Sum(left, right)!.Detach().Diagonal(0, -2, -1).Imag().Abs();
        if (phase.Gt(PhaseTolerance).Somewhere())
        {
            throw GradException.NoDerivative(
                "svd_backward: The singular vectors in the complex case are specified up to multiplication by e^{i phi}. The specified loss function "
                + "depends on this phase term, making it ill-defined.");
        }
    }
}
