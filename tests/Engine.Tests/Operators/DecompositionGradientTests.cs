using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

/// <summary>Derivatives where matrices are special: singular, repeated, of free phase. Figures and words are PyTorch's.</summary>
public sealed class DecompositionGradientTests
{
    [Theory]
    [InlineData("fro", 0)]
    [InlineData("nuc", 1)]
    [InlineData("2", 0.5)]
    [InlineData("1", 0)]
    [InlineData("inf", 0)]
    public void The_norms_of_a_zero_matrix_have_a_subgradient_on_its_diagonal(string order, double slope)
    {
        Tensor zero = Given.Matrix(2, 0, 0, 0, 0);
        Tensor norm = order is "fro" or "nuc" ? zero.LinalgNorm(order) : zero.LinalgNorm(order == "inf" ? double.PositiveInfinity : int.Parse(order));
        norm.Backward();
        Given.Values(zero.Grad, slope, 0, 0, slope);
    }

    [Fact]
    public void Equal_eigenvalues_have_a_gradient_and_their_vectors_have_none()
    {
        Tensor unit = Given.Matrix(2, 1, 0, 0, 1);
        Given.Values(Gradients.Grad([unit.LinalgEigh().Eigenvalues.Sum()], [unit])[0], 1, 0, 0, 1);
        Given.Values(Gradients.Grad([unit.LinalgEigh().Eigenvectors.Sum()], [unit])[0], double.NaN, double.NaN, double.NaN, double.NaN);
    }

    [Fact]
    public void A_function_of_the_phase_of_complex_vectors_has_no_gradient()
    {
        Tensor a = Torch.ComplexOf(Given.Matrix(2, 1, 2, 3, 4), Given.Matrix(2, 0, 1, -1, 2)).Detach().RequiresGrad_();
        Given.Raises(
            "svd_backward: The singular vectors in the complex case are specified up to multiplication by e^{i phi}. The specified loss function "
            + "depends on this phase term, making it ill-defined.",
            () => a.LinalgSvd().U.Imag().Sum().Backward());
        Given.Raises(
            "linalg_eig_backward: The eigenvectors in the complex case are specified up to multiplication by e^{i phi}. The specified loss function "
            + "depends on this quantity, so it is ill-defined.",
            () => a.LinalgEig().Eigenvectors.Imag().Sum().Backward());
        Given.Raises(
            "linalg_eigh_backward: The eigenvectors in the complex case are specified up to multiplication by e^{i phi}. The specified loss function "
            + "depends on this quantity, so it is ill-defined.",
            () => a.LinalgEigh().Eigenvectors.Imag().Sum().Backward());
    }

    [Fact]
    public void The_determinant_of_a_singular_matrix_has_its_cofactors_for_a_gradient()
    {
        Tensor a = Given.Matrix(2, 1, 2, 2, 4);
        a.Det().Backward();
        Close(a.Grad!, 4, -2, -2, 1);
    }

    public static TheoryData<double[]> Matrices =>
    [
        [1, 2, 3, 2, 4, 6, 1, 0, 1], // of rank 2
        [1, 2, 3, 2, 4, 6, 3, 6, 9], // of rank 1: the gradient is 0, its derivative is not
        [1, 2, 3, 2, 4, 6.0000001, 1, 0, 1], // of a condition that the inverse does not survive
        [2, 0, 0, 0, 2, 0, 0, 0, 2],
    ];

    [Theory]
    [MemberData(nameof(Matrices))]
    public void The_second_order_of_a_determinant_needs_no_inverse(double[] values)
    {
        // ∂² det / ∂A₀₀ ∂A₁₁ is A₂₂, ∂² det / ∂A₀₁ ∂A₁₀ its negative, and ∂² det / ∂A₀₀ ∂A₁₂ is -A₂₁.
        Tensor a = Given.Matrix(3, values);
        Tensor gradient = Gradients.Grad([a.Det()], [a], createGraph: true)[0]!;
        double[] first = Gradients.Grad([gradient[0, 0]], [a], retainGraph: true)[0]!.ToDoubles();
        double[] second = Gradients.Grad([gradient[0, 1]], [a])[0]!.ToDoubles();
        Assert.Equal((values[8], -values[7], -values[8]), (Round(first[4]), Round(first[5]), Round(second[3])));
    }

    [Fact]
    public void A_third_order_derivative_of_a_determinant_is_that_of_the_polynomial()
    {
        Tensor a = Given.Matrix(3, 1, 2, 3, 2, 4, 6, 1, 0, 5);
        Tensor first = Gradients.Grad([a.Det()], [a], createGraph: true)[0]!;
        Tensor second = Gradients.Grad([first[0, 0]], [a], createGraph: true)[0]!;
        double[] third = Gradients.Grad([second[1, 1]], [a])[0]!.ToDoubles();
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 1], third.Select(Round));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(double.PositiveInfinity, false)]
    public void Distances_and_their_derivatives_take_the_memory_of_their_results(double p, bool curved)
    {
        // 100 · 100 pairs of 200 coordinates: the differences alone would take 16 MB.
        using var evaluation = Evaluation.Begin(DType.Float64, maxBytes: 12 << 20);
        Tensor x = Torch.Linspace(0, 1, 20_000).Reshape(100, 200).Sin().Detach().RequiresGrad_();
        Tensor gradient = Gradients.Grad([x.Cdist(x.Mul(2), p).Sum()], [x], createGraph: true)[0]!;
        Tensor? second = gradient.RequiresGrad ? Gradients.Grad([gradient.Square().Sum()], [x], allowUnused: true)[0] : null;
        Assert.Equal(curved, second is not null && second.Ne(0).Any().Item().ToBoolean());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(0.5)]
    [InlineData(double.PositiveInfinity)]
    public void Equal_points_have_a_distance_without_slope(double p)
    {
        Tensor x = Given.Matrix(1, 1, 2), y = Given.Matrix(1, 1, 2);
        x.Cdist(y, p).Sum().Backward();
        Given.Values(x.Grad, 0, 0);
        Given.Values(y.Grad, 0, 0);
    }

    private static double Round(double value) => Math.Round(value, 7) + 0.0;

    private static void Close(Tensor actual, params double[] expected) =>
        Assert.All(actual.ToDoubles().Zip(expected, (got, want) => (got, want)), pair => Assert.Equal(pair.want, pair.got, 1e-12));
}
