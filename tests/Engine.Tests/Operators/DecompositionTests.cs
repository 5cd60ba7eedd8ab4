using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

/// <summary>Singular values, eigenvalues and what follows from them: figures are PyTorch's.</summary>
public sealed class DecompositionTests
{
    private static readonly Tensor Tall = Matrix(3, 1, 2, 3, 4, 5, 6);

    [Fact]
    public void Singular_vectors_have_the_signs_that_LAPACK_gives_them()
    {
        (Tensor u, Tensor s, Tensor vh) = Tall.LinalgSvd(fullMatrices: false);
        Close(u, -0.2298476964, 0.8834610177, -0.5247448188, 0.2407824921, -0.8196419411, -0.4018960334);
        Close(s, 9.5255180916, 0.5143005807);
        Close(vh, -0.6196294838, -0.7848944533, -0.7848944533, 0.6196294838);
    }

    [Fact]
    public void All_singular_vectors_are_there_if_asked_for()
    {
        (Tensor u, _, Tensor vh) = Tall.NumpyT().LinalgSvd();
        Close(u, -0.6196294838, -0.7848944533, -0.7848944533, 0.6196294838);
        Close(
            vh, -0.2298476964, -0.5247448188, -0.8196419411, 0.8834610177, 0.2407824921, -0.4018960334, 0.4082482905, -0.8164965809, 0.4082482905);
    }

    [Fact]
    public void Eigenvectors_of_a_symmetric_matrix_have_the_signs_that_LAPACK_gives_them()
    {
        (Tensor values, Tensor vectors) = Matrix(3, 4, 1, 2, 1, 3, 0, 2, 0, 5).LinalgEigh();
        Close(values, 1.8548973088, 3.4760236029, 6.6690790883);
        Close(
            vectors, -0.6793130620, -0.3743619548, -0.6311789688, 0.5932333119, -0.7864356988, -0.1720265368, 0.4319814828, 0.4912962635,
            -0.7563200249);
    }

    [Theory]
    [InlineData("L", -0.2360679775, 4.2360679775)]
    [InlineData("U", -7.0553851381, 11.0553851381)]
    public void Eigenvalues_of_Hermitian_matrices_come_from_one_triangle(string triangle, double first, double second) =>
        Close(Matrix(2, 1, 9, 2, 3).Eigvalsh(triangle), first, second);

    [Fact]
    public void Cholesky_factors_come_from_the_lower_triangle_and_give_both_a_gradient()
    {
        Tensor a = Matrix(2, 4, 9, 2, 3).RequiresGrad_(), factor = a.LinalgCholesky();
        factor.Sum().Backward();
        Close(factor, 2, 0, 1, 1.4142135624);
        Close(a.Grad!, 0.2133883476, 0.0732233047, 0.0732233047, 0.3535533906);
    }

    [Fact]
    public void Eigenvectors_of_a_real_matrix_come_in_conjugate_pairs_with_a_real_greatest_element()
    {
        (Tensor values, Tensor vectors) = Matrix(3, 2, 0, 1, 1, 3, -1, 0, 4, 1).LinalgEig();
        Close(values.Real(), 3, 1.5, 1.5);
        Close(values.Imag(), 0, 1.9364916731, -1.9364916731);
        Close(
            vectors.Real(), 0.6666666667, -0.1020620726, -0.1020620726, 0.3333333333, 0.1020620726, 0.1020620726, 0.6666666667, 0.8164965809,
            0.8164965809);
        Close(vectors.Imag(), 0, -0.3952847075, 0.3952847075, 0, 0.3952847075, -0.3952847075, 0, 0, 0);
    }

    [Theory]
    [InlineData(120, 80, false)]
    [InlineData(40, 90, true)]
    [InlineData(200, 3, true)]
    public void The_factors_of_large_matrices_multiply_to_the_matrix(int m, int n, bool complex)
    {
        Tensor a = Random(m, n, complex);
        (Tensor u, Tensor s, Tensor vh) = a.LinalgSvd(fullMatrices: false);
        AssertSmall(u.Mul(s.Unsqueeze(-2)).Matmul(vh).Sub(a), 1e-12);
        AssertUnitary(u.Adjoint());
        AssertUnitary(vh);
        AssertSmall(a.Svdvals().Sub(s), 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_eigenvectors_of_large_matrices_are_stretched_by_their_eigenvalues(bool complex)
    {
        Tensor a = Random(70, 70, complex), hermitian = a.Add(a.Adjoint());
        (Tensor values, Tensor vectors) = a.LinalgEig();
        AssertSmall(a.To(DType.Complex128).Matmul(vectors).Sub(vectors.Mul(values.Unsqueeze(-2))), 1e-12);
        foreach (string triangle in new[] { "L", "U" })
        {
            (values, vectors) = hermitian.LinalgEigh(triangle);
            AssertSmall(hermitian.Matmul(vectors).Sub(vectors.Mul(values.Unsqueeze(-2))), 1e-12);
            AssertUnitary(vectors);
        }
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    public void Numbers_near_the_limits_are_decomposed_like_others(double scale)
    {
        Tensor a = Tall.Mul(scale), square = Matrix(2, 1, 2, 3, 4).Mul(scale);
        Close(a.Svdvals().Div(scale), 9.5255180916, 0.5143005807);
        Close(square.Eigvals().Real().Div(scale), -0.3722813233, 5.3722813233);
        Close(square.Eigvalsh().Div(scale), -0.8541019662, 5.8541019662);
    }

    [Fact]
    public void Tiny_singular_values_of_bidiagonal_matrices_keep_their_digits()
    {
        Tensor values = Matrix(3, 1, 1e-8, 0, 0, 1e-10, 1e-18, 0, 0, 1e-20).Svdvals();
        Assert.Equal(1e-20, values.ToDoubles()[2], 1e-32);
    }

    [Fact]
    public void A_float32_matrix_has_the_signs_and_the_rank_of_a_float64_one()
    {
        Tensor narrow = Tall.To(DType.Float32);
        Assert.Equal(DType.Float32, narrow.LinalgSvd().S.DType);
        AssertSmall(narrow.LinalgSvd().U.Sub(Tall.LinalgSvd().U), 1e-6);
        Assert.Equal(1, Matrix(2, 1, 1 + 1e-7, 1, 1).To(DType.Float32).MatrixRank().Item().ToInt64());
    }

    [Fact]
    public void Numbers_that_are_not_finite_cannot_be_decomposed()
    {
        Tensor bad = Matrix(2, 1, double.NaN, 2, 3), batch = Torch.Stack([bad.ZerosLike(), bad]);
        Given.Raises("linalg.svd: The algorithm failed to converge because the input matrix contained non-finite values.", () => bad.Svdvals());
        Given.Raises(
            "linalg.svd: (Batch element 1): The algorithm failed to converge because the input matrix contained non-finite values.",
            () => batch.LinalgSvd());
        Given.Raises("torch.linalg.eig: input tensor should not contain infs or NaNs.", () => bad.LinalgEig());
        Given.Raises(
            "linalg.eigh: The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated eigenvalues "
            + "(error code: 1).",
            () => Matrix(2, double.PositiveInfinity, 0, 0, 1).LinalgEigh());
    }

    [Fact]
    public void Half_precision_has_no_decompositions()
    {
        Tensor half = Tall.To(DType.Float16), square = Matrix(2, 1, 0, 0, 1).To(DType.Float16);
        Given.Raises("\"linalg_svd_cpu\" not implemented for 'Half'", () => half.LinalgSvd());
        Given.Raises("\"linalg_eigh_cpu\" not implemented for 'Half'", () => square.LinalgEigh());
        Given.Raises("linalg.matrix_norm: Low precision dtypes not supported. Got Half", () => half.MatrixNorm("nuc"));
    }

    [Fact]
    public void A_pseudo_inverse_undoes_what_a_matrix_of_less_than_full_rank_does()
    {
        Tensor a = Matrix(3, 1, 2, 2, 4, 3, 6);
        Close(a.Pinv(), 0.0142857143, 0.0285714286, 0.0428571429, 0.0285714286, 0.0571428571, 0.0857142857);
        Assert.Equal(1, a.MatrixRank().Item().ToInt64());
        Close(Matrix(2, 3, 0, 0, 0.1).Pinv(atol: 0.5), 1 / 3.0, 0, 0, 0);
        Close(Matrix(2, 3, 9, 0, -2).Pinv(hermitian: true), 1 / 3.0, 0, 0, -0.5);
    }

    [Fact]
    public void Least_squares_say_what_is_left_and_of_what_rank_the_matrix_is()
    {
        (Tensor x, Tensor residuals, Tensor rank, Tensor values) = Tall.Lstsq(Matrix(3, 1, 0, 2), driver: "gelsd");
        Close(x, 0, 0.25);
        Close(residuals, 1.5);
        Assert.Equal(2, rank.Item().ToInt64());
        Close(values, 9.5255180916, 0.5143005807);
        (_, residuals, rank, values) = Matrix(3, 1, 2, 2, 4, 3, 6).Lstsq(Matrix(3, 1, 0, 2), driver: "gelss");
        Assert.Equal((0, 1, 2), (residuals.Count, rank.Item().ToInt64(), values.Count));
        (_, residuals, rank, values) = Tall.Lstsq(Matrix(3, 1, 0, 2), driver: "gels");
        Assert.Equal((1, 0, 0), (residuals.Count, rank.Count, values.Count));
    }

    [Fact]
    public void The_exponential_turns_and_grows()
    {
        Close(Matrix(2, 0, -Math.PI / 2, Math.PI / 2, 0).MatrixExp(), 0, -1, 1, 0);
        Close(Matrix(2, 1, 2, 3, 4).MatrixExp().Div(100), 0.519689561987, 0.747365645670, 1.121048468505, 1.640738030492);
        Close(Matrix(3, 0, 1e6, 0, 0, 0, 2, 0, 0, 0).MatrixExp(), 1, 1e6, 1e6, 0, 1, 2, 0, 0, 1);
        Close(Matrix(2, -1000, 0, 0, 1).MatrixExp(), 0, 0, 0, Math.E);
    }

    [Fact]
    public void The_condition_of_a_singular_matrix_is_infinite()
    {
        Close(Matrix(2, 1, 2, 3, 4).Cond(), 14.9330343737);
        Assert.Equal(double.PositiveInfinity, Matrix(2, 1, 2, 2, 4).Cond(1).Item().ToDouble());
    }

    [Fact]
    public void Q_is_made_of_the_reflections_of_geqrf()
    {
        (Tensor factors, Tensor tau) = Tall.Geqrf();
        Tensor r = factors.Narrow(0, 0, 2).Triu(), other = Matrix(3, 2, 0, 1, 1, 0, 5);
        AssertSmall(factors.HouseholderProduct(tau).Matmul(r).Sub(Tall), 1e-14);
        AssertSmall(factors.Ormqr(tau, factors.Ormqr(tau, other, transpose: true)).Sub(other), 1e-14);
        AssertSmall(factors.Ormqr(tau, other.NumpyT(), left: false).NumpyT().Sub(factors.Ormqr(tau, other, transpose: true)), 1e-14);
    }

    [Fact]
    public void Arguments_that_mean_nothing_get_PyTorchs_words()
    {
        Given.Raises("Expected UPLO argument to be 'L' or 'U', but got X", () => Matrix(2, 1, 0, 0, 1).LinalgEigh("X"));
        Given.Raises("linalg.eigh: A must be batches of square matrices, but they are 3 by 2 matrices", () => Tall.LinalgEigh());
        Given.Raises("linalg.svd: The input tensor A must have at least 2 dimensions.", () => Given.Vector(1, 2).Svdvals());
        Given.Raises("linalg.matrix_norm: Order 3 not supported.", () => Tall.MatrixNorm(3));
        Given.Raises("linalg.matrix_norm: dims must be different. Got (0, -2)", () => Tall.MatrixNorm("fro", [0, -2]));
        Given.Raises("linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got 3D.", () => Tall.Unsqueeze(0).LinalgNorm(2));
        Given.Raises(
            "linalg.vector_norm: the dtype of the input (Double) should be convertible without narrowing to the specified dtype (Float)",
            () => Tall.VectorNorm(dtype: DType.Float32));
        Given.Raises("linalg.cond(ord=fro): A must be batches of square matrices, but they are 3 by 2 matrices", () => Tall.Cond("fro"));
        Given.Raises("torch.linalg.lstsq: parameter `driver` should be one of (gels, gelsy, gelsd, gelss)", () => Tall.Lstsq(Tall, driver: "qr"));
        Given.Raises(
            "torch.linalg.householder_product: input.shape[-1] must be greater than or equal to tau.shape[-1]",
            () => Tall.HouseholderProduct(Given.Vector(1, 2, 3)));
    }

    private static Tensor Matrix(int rows, params double[] values) => Given.Matrix(rows, values).Detach();

    private static Tensor Random(int m, int n, bool complex)
    {
        var random = new Random((m * 1000) + n);
        double[] values = [.. Enumerable.Range(0, 2 * m * n).Select(_ => random.NextDouble() - 0.5)];
        Tensor parts = Tensor.From<double>(values, DType.Float64, Shape.Of(m, n, 2));
        return complex ? parts.ViewAsComplex() : parts.Select(-1, 0);
    }

    private static void Close(Tensor actual, params double[] expected) =>
        Assert.All(actual.ToDoubles().Zip(expected, (got, want) => (got, want)), pair => Assert.Equal(pair.want, pair.got, 1e-9));

    private static void AssertSmall(Tensor difference, double bound) => Assert.InRange(difference.Abs().Max().Item().ToDouble(), 0, bound);

    private static void AssertUnitary(Tensor rows) =>
        AssertSmall(rows.Matmul(rows.Adjoint()).Sub(Torch.Eye(rows.Shape[^2], dtype: rows.DType)), 1e-12);
}
