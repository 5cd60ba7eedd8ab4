using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

public sealed class LinearSystemTests
{
    [Fact]
    public void A_singular_matrix_has_no_inverse_and_the_error_says_where()
    {
        var error = Assert.Throws<GradException>(() => Matrix(1, 2, 2, 4).Inv());
        Assert.Equal(
            "linalg.inv: The diagonal element 2 is zero, the inversion could not be completed because the input matrix is singular.", error.Message);
        Assert.Equal((ErrorKind.NumericalFailure, "_LinAlgError"), (error.Kind, error.PythonType));
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_has_no_Cholesky_factor() =>
        Assert.Equal(
            "linalg.cholesky: The factorization could not be completed because the input is not positive-definite (the leading minor of order 2 is not "
            + "positive-definite).",
            Assert.Throws<GradException>(() => Matrix(1, 2, 2, 1).LinalgCholesky()).Message);

    [Fact]
    public void Cholesky_reads_one_triangle_and_shares_the_gradient_between_both()
    {
        Tensor matrix = Matrix(4, 100, 1, 3).RequiresGrad_(), factor = matrix.LinalgCholesky();
        Assert.Equal([2, 0, 0.5, 1.658312395178], factor.ToDoubles().Select(value => Math.Round(value, 12)));
        Assert.Equal([0.20634446, 0.17462216, 0.17462216, 0.30151134], Gradients.Grad(factor.Sum(), matrix).ToDoubles().Select(value => Math.Round(value, 8)));
    }

    [Fact]
    public void A_system_is_solved_with_rows_exchanged_where_the_pivot_is_zero() =>
        Assert.Equal([5, 3], Matrix(0, 1, 1, 0).Solve(Tensor.From<double>([3, 5], DType.Float64, Shape.Of(2))).ToDoubles());

    [Fact]
    public void The_first_row_of_R_has_the_sign_that_LAPACK_gives_it()
    {
        (Tensor q, Tensor r) = Matrix(3, 1, 4, 2).LinalgQr();
        Assert.Equal([-5, -2.2, 0, 0.4], r.ToDoubles().Select(value => Math.Round(value, 12)));
        Assert.Equal([3, 1, 4, 2], q.Matmul(r).ToDoubles().Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void A_complete_Q_of_more_rows_than_columns_has_no_gradient()
    {
        Tensor tall = Tensor.From<double>([1, 2, 3, 4, 5, 6], DType.Float64, Shape.Of(3, 2)).RequiresGrad_();
        Assert.Equal(
            "The QR decomposition is not differentiable when mode='complete' and nrows > ncols.",
            Assert.Throws<GradException>(() => tall.LinalgQr("complete").R.Sum().Backward()).Message);
    }

    private static Tensor Matrix(params double[] values) => Tensor.From<double>(values, DType.Float64, Shape.Of(2, 2));
}
