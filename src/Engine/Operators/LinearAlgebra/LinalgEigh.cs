using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// A = V·diag(L)·Vᴴ of Hermitian matrices (…, n, n), of which the lower triangle is read, or with <c>UPLO="U"</c> the upper: eigenvalues
    /// in ascending order and orthonormal eigenvectors in the columns of V.
    /// </summary>
    /// <derivative>V·(diag(gradL) + skew(Vᴴ·gradV) / 2E)·Vᴴ with Eᵢⱼ = Lⱼ − Lᵢ</derivative>
    [Operator("linalg.eigh")]
    [Sample("spd(3)", Hermitian = true, PhaseFree = true)]
    [Sample("spd(2, 3, 3), \"U\"", Hermitian = true, PhaseFree = true)]
    [Sample("complex(3, 3)", Hermitian = true, PhaseFree = true)]
    public static (Tensor Eigenvalues, Tensor Eigenvectors) LinalgEigh(this Tensor a, string uplo = "L")
    {
        Tensor[] results = Operators.LinalgEigh.Of(a, uplo, vectors: true);
        return (results[0], results[1]);
    }
}

/// <summary>Eigenvalues and vectors of Hermitian matrices; without vectors an empty tensor in their place.</summary>
internal sealed class LinalgEigh(bool upper, bool vectors) : Decomposition
{
    public static Tensor[] Of(Tensor a, string uplo, bool vectors)
    {
        SquareRule.CheckShape("linalg.eigh", a);
        return uplo is "L" or "l" or "U" or "u"
            ? new LinalgEigh(uplo is "U" or "u", vectors).ApplyAll(a)
            : throw GradException.Argument($"Expected UPLO argument to be 'L' or 'U', but got {uplo}");
    }

    public static GradException Failure(int count, int batch, int batches) => SquareRule.Failure(
        "linalg.eigh",
        "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated eigenvalues "
        + $"(error code: {count}).", batch, batches);

    public override Use Uses(int input) => Use.Output(0) | Use.Output(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor a = inputs[0]!;
        RequireFullPrecision(a, "linalg_eigh_cpu");
        return new TensorSpec[]
        {
            new(Shape.Of(a.Shape.Sizes[..^1]), a.DType.ToReal()), vectors ? a.Spec : new(Shape.Of(0), a.DType),
        };
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor v = at.Output(1);
        if (at.GradOrNull(1) is not { } gradV)
        {
            return v.Mul(at.Grad.Unsqueeze(-2)).Matmul(v.Adjoint());
        }

        Tensor middle = v.Adjoint().Matmul(gradV), gaps = EigenRule.Gaps(at.Output(0));
        EigenRule.CheckPhase("linalg_eigh_backward", middle);
        middle = middle.Sub(middle.Adjoint()).Mul(0.5).Div(gaps);
        middle = at.GradOrNull(0) is { } gradL ? middle.Add(gradL.DiagEmbed()) : middle;
        return v.Matmul(middle).Matmul(v.Adjoint());
    }

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[0]!.Count, inputs[0]!.Shape[^1] + 1, vectors ? 8 : 2);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int n = (int)inputs[0].Shape[^1], batches = n == 0 ? 0 : (int)(outputs[0].Count / n), part = vectors ? n * n : 0;
        for (int i = 0; i < batches; i++)
        {
            int failures = HermitianEigen.Decompose(
                inputs[0].Elements<T>().Slice(i * n * n, n * n), n, upper, outputs[0].Elements<double>().Slice(i * n, n),
                outputs[1].Elements<T>().Slice(i * part, part));
            if (failures > 0)
            {
                throw Failure(failures, i, batches);
            }
        }
    }
}
