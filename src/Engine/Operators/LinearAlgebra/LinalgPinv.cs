using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The pseudo-inverses of matrices, given an absolute and a relative tolerance for each.</summary>
internal sealed class LinalgPinv(bool hermitian) : Decomposition
{
    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape shape = inputs[0]!.Shape;
        return new TensorSpec(Shape.Of([.. shape.Sizes[..^2], shape[^1], shape[^2]]), inputs[0]!.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at) => input == 0 ? Of(at.Input(0), at.Result, at.Grad) : null;

    /// <summary>The gradient of A, given that of its pseudo-inverse (Golub and Pereyra, 1973).</summary>
    public static Tensor Of(Tensor a, Tensor inverse, Tensor grad)
    {
        Tensor adjoint = inverse.Adjoint(), gradAdjoint = grad.Adjoint();
        if (a.Shape[^2] <= a.Shape[^1])
        {
            // The products with the fewer rows.
            Tensor k = gradAdjoint.Matmul(inverse), rest = k.Matmul(adjoint);
            return rest.Sub(inverse.Matmul(k).Adjoint()).Sub(a.Matmul(inverse).Matmul(rest))
                .Add(adjoint.Matmul(inverse).Matmul(gradAdjoint.Sub(k.Matmul(a))));
        }

        // In an order in which no product is larger than A.
        Tensor left = inverse.Matmul(gradAdjoint), product = adjoint.Matmul(left);
        return product.Sub(left.Matmul(inverse).Adjoint()).Sub(product.Matmul(inverse.Matmul(a)))
            .Add(gradAdjoint.Sub(a.Matmul(left)).Matmul(inverse.Matmul(adjoint)));
    }

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[0]!.Count, Math.Min(inputs[0]!.Shape[^2], inputs[0]!.Shape[^1]) + 1, 14);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int m = (int)inputs[0].Shape[^2], n = (int)inputs[0].Shape[^1], k = Math.Min(m, n);
        T[] left = new T[m * k], right = new T[k * n];
        var values = new double[k];
        ReadOnlySpan<double> absolute = inputs[1].ToDoubles(), relative = inputs[2].ToDoubles();
        for (int i = 0; i < (k == 0 ? 0 : absolute.Length); i++)
        {
            Decompose(inputs[0].Elements<T>().Slice(i * m * n, m * n), m, n, left, values, right, i, absolute.Length);
            double greatest = 0;
            foreach (double value in values)
            {
                greatest = Math.Max(greatest, Math.Abs(value));
            }

            // A⁺ = V·diag(1 / s)·Uᴴ, written as conj(Vᴴ)ᵀ·conj(U·diag(1 / s))ᵀ: the factors where they lie.
            double tolerance = Math.Max(absolute[i], relative[i] * greatest);
            for (int j = 0; j < k; j++)
            {
                T inverse = T.CreateTruncating(Math.Abs(values[j]) > tolerance ? 1 / values[j] : 0);
                for (int row = 0; row < m; row++)
                {
                    left[(row * k) + j] = Field.Conjugate(left[(row * k) + j]) * inverse;
                }

                for (int column = 0; column < n; column++)
                {
                    right[(j * n) + column] = Field.Conjugate(right[(j * n) + column]);
                }
            }

            MatrixProduct.Multiply<T>(n, m, k, right, 1, n, left, 1, k, outputs[0].Elements<T>().Slice(i * m * n, m * n));
        }
    }

    private void Decompose<T>(ReadOnlySpan<T> matrix, int m, int n, T[] left, double[] values, T[] right, int batch, int batches)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        if (!hermitian)
        {
            if (!SingularValues.Decompose<T>(matrix, m, n, left, values, right))
            {
                throw LinalgSvd.Failure(batch, batches);
            }

            return;
        }

        if (HermitianEigen.Decompose<T>(matrix, n, upper: false, values, left) is > 0 and var failures)
        {
            throw LinalgEigh.Failure(failures, batch, batches);
        }

        Field.Adjoint<T>(left, n, n, right);
    }
}
