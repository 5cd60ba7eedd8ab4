using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

/// <summary>Shapes that meet, and what becomes of their gradients.</summary>
public sealed class BroadcastTests
{
    [Fact]
    public void The_gradient_of_an_operand_is_summed_to_its_shape()
    {
        Tensor column = Torch.Ones([3, 1], DType.Float64).RequiresGrad_(), row = Torch.Ones([1, 4], DType.Float64).RequiresGrad_(), scalar = Given.Scalar(2);
        Tensor?[] grads = Gradients.Grad([(column + row + scalar).Sum()], [column, row, scalar]);

        Assert.Equal("[3, 1] [1, 4] []", string.Join(' ', grads.Select(grad => grad!.Shape)));
        Assert.Equal([[4, 4, 4], [3, 3, 3, 3], [12]], grads.Select(grad => grad!.ToDoubles()));
    }

    [Fact]
    public void Missing_leading_dimensions_count_as_one()
    {
        Tensor x = Given.Leaf(1, 2), y = Torch.Ones([3, 4, 2], DType.Float64);
        Given.Values(Gradients.Grad([(x * y).Sum()], [x])[0], 12, 12);
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_named() =>
        Given.Raises(
            "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0", () => Given.Vector(1, 2).Add(Given.Vector(1, 2, 3)));

    [Theory]
    [InlineData(new long[] { 3 }, new long[] { 3 })]
    [InlineData(new long[] { 2, 3 }, new long[] { 3 })]
    [InlineData(new long[] { 3 }, new long[] { 3, 2 })]
    [InlineData(new long[] { 5, 2, 3 }, new long[] { 3, 4 })]
    [InlineData(new long[] { 2, 3 }, new long[] { 5, 3, 4 })]
    [InlineData(new long[] { 1, 2, 3 }, new long[] { 5, 3, 4 })]
    public void The_gradients_of_a_matrix_product_have_the_shapes_of_its_operands(long[] left, long[] right)
    {
        Tensor x = Torch.Ones(left).RequiresGrad_(), y = Torch.Ones(right).RequiresGrad_();
        Tensor?[] grads = Gradients.Grad([x.Matmul(y).Sum()], [x, y]);
        Assert.Equal([left, right], grads.Select(grad => grad!.Shape.ToArray()));
    }

    [Fact]
    public void The_gradient_of_a_sum_or_mean_is_spread_over_what_was_summed()
    {
        Tensor x = Given.Matrix(2, 1, 2, 3, 4);
        Given.Values(Gradients.Grad([x.Mean([1], keepdim: true).Sum()], [x])[0], 0.5, 0.5, 0.5, 0.5);
        Given.Values(Gradients.Grad([x.Sum([0])], [x], [Given.Vector(1, 2)])[0], 1, 2, 1, 2);
    }

    [Fact]
    public void One_element_has_no_deviation_and_its_gradient_is_NaN()
    {
        Assert.Equal([double.NaN], Slopes.Values(x => x.Std(), 1));
        Assert.Equal([double.NaN], Slopes.Of(x => x.Std(), 1));
        Assert.Equal([double.NaN], Slopes.Of(x => x.Var(), 1));
    }
}
