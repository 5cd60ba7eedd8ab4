using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// A·V = V·diag(L) of square matrices (…, n, n): complex eigenvalues, in no certain order, and eigenvectors of norm 1 in the columns of
    /// V, each with a real greatest element.
    /// </summary>
    /// <derivative>V⁻ᴴ·(diag(gradL) + (Vᴴ·gradV − Vᴴ·V·re(diag(Vᴴ·gradV))) / conj(E))·Vᴴ with Eᵢⱼ = Lⱼ − Lᵢ</derivative>
    [Operator("linalg.eig")]
    [Sample("real(3, 3)", PhaseFree = true)]
    [Sample("complex(2, 2, 2)", PhaseFree = true)]
    public static (Tensor Eigenvalues, Tensor Eigenvectors) LinalgEig(this Tensor a)
    {
        Tensor[] results = Operators.LinalgEig.Of("linalg.eig", a, vectors: true);
        return (results[0], results[1]);
    }
}

/// <summary>Eigenvalues and vectors of square matrices; without vectors an empty tensor in their place.</summary>
internal sealed class LinalgEig(bool vectors) : Decomposition
{
    public static Tensor[] Of(string op, Tensor a, bool vectors)
    {
        SquareRule.CheckShape(op, a);
        if (!a.DType.IsDifferentiable())
        {
            throw GradException.Type($"Unknown Complex ScalarType for {a.DType.ScalarTypeName()}");
        }

        return new LinalgEig(vectors).ApplyAll(a);
    }

    public override Use Uses(int input) => Use.Output(0) | Use.Output(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor a = inputs[0]!;
        RequireFullPrecision(a, "linalg_eig_out_cpu");
        DType complex = a.DType.ToComplex();
        return new TensorSpec[] { new(Shape.Of(a.Shape.Sizes[..^1]), complex), new(vectors ? a.Shape : Shape.Of(0), complex) };
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor v = at.Output(1), adjoint = v.Adjoint();
        Tensor? middle = null;
        if (at.GradOrNull(1) is { } gradV)
        {
            Tensor product = adjoint.Matmul(gradV);
            EigenRule.CheckPhase("linalg_eig_backward", product);
            Tensor lengths = adjoint.Matmul(v.Mul(product.Diagonal(0, -2, -1).Real().Unsqueeze(-2)));
            middle = product.Sub(lengths).Div(EigenRule.Gaps(at.Output(0)).Conj());
        }

        if (at.GradOrNull(0) is { } gradL)
        {
            if (middle is null)
            {
                return adjoint.Solve(gradL.Unsqueeze(-1).Mul(adjoint));
            }

            middle = middle.Add(gradL.DiagEmbed());
        }

        return adjoint.Solve(middle!.Matmul(adjoint));
    }

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[0]!.Count, inputs[0]!.Shape[^1] + 1, vectors ? 25 : 12);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int n = (int)inputs[0].Shape[^1], batches = n == 0 ? 0 : (int)(outputs[0].Count / n), part = vectors ? n * n : 0;
        ReadOnlySpan<T> matrices = inputs[0].Elements<T>();
        if (!double.IsFinite(Field.Extent(matrices)))
        {
            throw GradException.Argument("torch.linalg.eig: input tensor should not contain infs or NaNs.");
        }

        for (int i = 0; i < batches; i++)
        {
            Span<Complex> values = outputs[0].Elements<Complex>().Slice(i * n, n), columns = outputs[1].Elements<Complex>().Slice(i * part, part);
            ReadOnlySpan<T> matrix = matrices.Slice(i * n * n, n * n);
            bool converged = typeof(T) == typeof(Complex)
                ? GeneralEigen.Decompose(System.Runtime.InteropServices.MemoryMarshal.Cast<T, Complex>(matrix), n, values, columns)
                : GeneralEigen.Decompose(System.Runtime.InteropServices.MemoryMarshal.Cast<T, double>(matrix), n, values, columns);
            if (!converged)
            {
                throw SquareRule.Failure(
                    "linalg.eig", "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated eigenvalues.", i, batches);
            }
        }
    }
}
