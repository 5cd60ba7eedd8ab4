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
    public void A_system_is_solved_with_rows_exchanged_where_the_pivot_is_zero() =>
        Assert.Equal([5, 3], Matrix(0, 1, 1, 0).Solve(Tensor.From<double>([3, 5], DType.Float64, Shape.Of(2))).ToDoubles());

    private static Tensor Matrix(params double[] values) => Tensor.From<double>(values, DType.Float64, Shape.Of(2, 2));
}
