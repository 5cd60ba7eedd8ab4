using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

/// <summary>Sub-gradients at ties, kinks and the edges of domains; the figures are PyTorch's.</summary>
public sealed class EdgeTests
{
    private const double NaN = double.NaN, Inf = double.PositiveInfinity;

    [Fact]
    public void Steps_are_flat_everywhere_and_the_fraction_rises_by_one()
    {
        foreach (Func<Tensor, Tensor> step in (Func<Tensor, Tensor>[])[Torch.Sign, Torch.Floor, Torch.Ceil, x => x.Round(), Torch.Trunc])
        {
            Assert.Equal([0, 0, 0], Slopes.Of(step, 0, 0.5, 1));
        }

        Assert.Equal([1, 1, 1], Slopes.Of(Torch.Frac, 0, -1.5, 1));
    }

    [Fact]
    public void The_reciprocal_falls_without_bound_at_zero() => Assert.Equal([-Inf, -0.25], Slopes.Of(Torch.Reciprocal, 0, 2));

    [Fact]
    public void Least_elements_share_as_greatest_do()
    {
        Assert.Equal([0.5, 0.5, 0], Slopes.Of(x => x.Amin(), 1, 1, 2));
        Assert.Equal([1, 0, 0], Slopes.Of(x => x.Min(0L).Values, 1, 1, 2));
        Assert.Equal([1, 2, 0], Slopes.Of(x => x.Cummin(0).Values, 1, 1, 2));
        Assert.Equal([0, 0.5, 0.5, 0], Slopes.Of(x => x.Nanmedian(), NaN, 2, 2, 1));
    }

    [Fact]
    public void Of_equals_topk_and_sort_take_the_first()
    {
        Assert.Equal([1, 0, 0], Slopes.Of(x => x.Topk(1).Values, 2, 2, 1));
        Assert.Equal([1, 0], Slopes.Of(x => x.Sort().Values[0], 2, 2));
    }

    [Fact]
    public void The_first_of_equals_in_a_window_gets_its_gradient_and_NaN_before_all()
    {
        Assert.Equal([1, 0, 1, 0], Slopes.Of(x => x.Reshape(1, 1, -1).MaxPool1d([2]), 1, 1, 2, 2));
        Assert.Equal([1, 0, 0, 1], Slopes.Of(x => x.Reshape(1, 1, -1).MaxPool1d([2]), NaN, 1, 1, NaN));
    }

    [Theory]
    [InlineData(2, 0.6882472016116852, -0.6882472016116852, 0.22941573387056174)]
    [InlineData(1, 1, -1, 1)]
    [InlineData(Inf, 0.5, -0.5, 0)]
    [InlineData(3, 0.6223013117609552, -0.6223013117609552, 0.06914459019566169)]
    [InlineData(-Inf, 0, 0, 1)]
    [InlineData(0.5, 2.577350269189626, -2.577350269189626, 4.464101615137754)]
    public void The_norm_of_nothing_is_flat_and_that_of_a_vector_points_along_it(double p, double first, double second, double third)
    {
        Assert.Equal([0, 0], Slopes.Of(x => x.Norm((Scalar)p), 0, 0));
        Assert.Equal([0, 0], Slopes.Of(x => x.VectorNorm(p), 0, 0));
        Slopes.Agree([first, second, third], [.. Slopes.Of(x => x.Norm((Scalar)p), 3, -3, 1).Select(slope => slope + 0.0)]);
    }

    [Fact]
    public void The_number_of_elements_that_are_not_zero_has_no_gradient()
    {
        Tensor x = Given.Leaf(3, 0);
        Assert.Null(Gradients.Grad([x.Norm((Scalar)0)], [x], allowUnused: true)[0]);
    }

    [Fact]
    public void Equal_points_have_a_distance_without_slope()
    {
        foreach (double p in (double[])[1, 2, 3, Inf])
        {
            Assert.Equal([0, 0], Slopes.Of(x => x.Dist(Given.Vector(1, 2), p), 1, 2));
            Assert.Equal([0, 0], Slopes.Of(x => x.Unsqueeze(0).Cdist(Given.Vector(1, 2).Unsqueeze(0), p), 1, 2));
            Assert.Equal([0, 0], Slopes.Of(x => Given.Vector(1, 2).Unsqueeze(0).Cdist(x.Unsqueeze(0), p), 1, 2));
        }
    }

    [Fact]
    public void The_zero_vector_has_the_slopes_of_its_bounded_length()
    {
        Slopes.Agree([1e8, 0], Slopes.Of(x => Torch.CosineSimilarity(x, Given.Vector(1, 0), dim: 0), 0, 0));
        Slopes.Agree([0, 0], Slopes.Of(x => Torch.CosineSimilarity(Given.Vector(0, 0), x, dim: 0), 1, 0));
        Slopes.Agree([1e12, 1e12], Slopes.Of(x => Torch.Normalize(x, 2, [0]), 0, 0));
    }

    [Fact]
    public void Rounded_quotients_are_flat()
    {
        Assert.Equal([0], Slopes.Of(x => x.Div(2, "trunc"), 5));
        Assert.Equal([0], Slopes.Of(x => Given.Vector(5).Div(x, "floor"), 2));
    }

    [Fact]
    public void Softmax_leaves_out_infinitely_unlikely_entries()
    {
        Slopes.Agree([0, 0.19661193324148185, -0.19661193324148188], [.. Slopes.Of(x => x.Softmax(0)[1], -Inf, 0, 1).Select(slope => slope + 0.0)]);
        Assert.Equal([NaN, NaN], Slopes.Of(x => x.Softmax(0)[1], -Inf, -Inf));
        Slopes.Agree([0, 0.7310585786300049, -0.7310585786300049], Slopes.Of(x => x.LogSoftmax(0)[1], -Inf, 0, 1));
    }

    [Fact]
    public void Logaddexp_of_equal_infinities_has_no_slope() =>
        Assert.Equal([NaN, NaN], Slopes.Of(x => x.Logaddexp(x.Detach()), -Inf, Inf));

    [Fact]
    public void Xlog1py_is_zero_at_zero()
    {
        Slopes.Agree([0, Math.Log(3), -Inf], Slopes.Of(x => x.Xlog1py(Given.Vector(-1, 2, -1)), 0, 0, 2));
        Slopes.Agree([NaN, 0, Inf], Slopes.Of(y => Given.Vector(0, 0, 2).Xlog1py(y), -1, 2, -1));
    }

    [Fact]
    public void Losses_have_PyTorchs_slopes_on_both_sides()
    {
        Assert.Equal([0], Slopes.Of(x => Torch.L1Loss(Given.Vector(1), x), 1));
        Assert.Equal([-1], Slopes.Of(x => Torch.SmoothL1Loss(x, Given.Vector(2)), 1));
        Assert.Equal([1], Slopes.Of(x => Torch.SmoothL1Loss(Given.Vector(1), x), 2));
        Assert.Equal([-1], Slopes.Of(x => Torch.HuberLoss(x, Given.Vector(2)), 1));
        Assert.Equal([1], Slopes.Of(x => Torch.HuberLoss(Given.Vector(1), x), 2));
        Assert.Equal([-1], Slopes.Of(x => Torch.MarginRankingLoss(x, Given.Vector(1), Given.Vector(1)), 1));
        Assert.Equal([1], Slopes.Of(x => Torch.MarginRankingLoss(Given.Vector(1), x, Given.Vector(1)), 1));
    }

    [Fact]
    public void The_slope_of_the_binary_cross_entropy_is_bounded_by_PyTorchs_epsilon() =>
        Slopes.Agree(
            [-1000000003995.8029, 0, 1000000003995.8029],
            [
                .. Slopes.Of(x => Torch.BinaryCrossEntropy(x, Given.Vector(1)), 0), .. Slopes.Of(x => Torch.BinaryCrossEntropy(x, Given.Vector(0)), 0),
                .. Slopes.Of(x => Torch.BinaryCrossEntropy(x, Given.Vector(0)), 1),
            ]);

    [Fact]
    public void Where_sends_the_gradient_to_what_it_chose()
    {
        Tensor x = Given.Leaf(1, 2), y = Given.Leaf(3, 4);
        Tensor?[] grads = Gradients.Grad([Torch.Where(x < 2, x, y).Sum()], [x, y]);
        Given.Values(grads[0], 1, 0);
        Given.Values(grads[1], 0, 1);
    }

    [Fact]
    public void What_is_filled_gets_no_gradient_and_the_value_gets_the_sum()
    {
        Tensor x = Given.Leaf(1, 2), value = Given.Scalar(5);
        foreach (Tensor filled in (Tensor[])[x.MaskedFill(x < 2, value), x.IndexFill(0, Given.Integers(0), value)])
        {
            Tensor?[] grads = Gradients.Grad([filled.Sum()], [x, value]);
            Given.Values(grads[0], 0, 1);
            Given.Values(grads[1], 1);
        }
    }

    [Fact]
    public void An_element_that_is_picked_twice_gets_both_gradients()
    {
        Assert.Equal([2, 1], Slopes.Of(x => x.Gather(0, Given.Integers(0, 0, 1)), 1, 2));
        Assert.Equal([2, 1], Slopes.Of(x => x.IndexSelect(0, Given.Integers(0, 0, 1)), 1, 2));
        Assert.Equal([0, 2], Slopes.Of(x => x[Given.Integers(1, 1)], 1, 2));
    }

    [Fact]
    public void Index_put_writes_or_adds_and_both_sources_get_their_gradient()
    {
        foreach (bool accumulate in (bool[])[false, true])
        {
            Tensor x = Given.Leaf(1, 2), values = Given.Leaf(3, 4);
            Tensor?[] grads = Gradients.Grad([x.IndexPut([Given.Integers(0, 0)], values, accumulate).Sum()], [x, values]);
            Given.Values(grads[0], accumulate ? 1 : 0, 1);
            Given.Values(grads[1], 1, 1);
        }
    }

    [Fact]
    public void A_scattered_maximum_shares_its_gradient_with_what_was_there()
    {
        Tensor x = Given.Leaf(1, 2), source = Given.Leaf(1, 1, 0);
        Tensor?[] grads = Gradients.Grad([x.ScatterReduce(0, Given.Integers(0, 0, 1), source, "amax").Sum()], [x, source]);
        Slopes.Agree([1 / 3.0, 1], grads[0]!.ToDoubles());
        Slopes.Agree([1 / 3.0, 1 / 3.0, 0], grads[1]!.ToDoubles());
    }

    [Fact]
    public void The_row_of_the_padding_index_learns_nothing()
    {
        Tensor weight = Given.Matrix(3, 1, 2, 3, 4, 5, 6);
        Given.Values(Gradients.Grad([Torch.Embedding(Given.Integers(0, 1, 1), weight, paddingIdx: 1).Sum()], [weight])[0], 1, 1, 0, 0, 0, 0);
    }

    [Fact]
    public void Smooth_activations_agree_at_zero()
    {
        Func<Tensor, Tensor>[] functions = [x => x.Gelu(), x => x.Gelu("tanh"), x => x.Silu(), x => x.Mish(), x => x.Softplus(), Torch.Logsigmoid, Torch.Tanhshrink, x => x.Softsign()];
        Slopes.Agree([0.5, 0.5, 0.5, 0.6, 0.5, 0.5, 0, 1], [.. functions.SelectMany(function => Slopes.Of(function, 0))]);
    }

    [Fact]
    public void Softplus_turns_into_the_identity_above_its_threshold() =>
        Slopes.Agree([0.9999999943972036, 0.9999999979388464, 1, 1], Slopes.Of(x => x.Softplus(), 19, 20, 20.1, 50));

    [Fact]
    public void The_angle_of_a_real_number_is_flat()
    {
        Assert.Equal([0, 0, 0], Slopes.Of(Torch.Angle, -1, 0, 1));
        Assert.Equal([Math.PI, 0, 0, NaN, 0], Slopes.Values(Torch.Angle, -1, 0, 1, NaN, -0.0));
    }

    [Fact]
    public void Interpolating_and_adding_products_weigh_their_gradients()
    {
        Slopes.Agree([0.7], Slopes.Of(x => x.Lerp(Given.Vector(2), 0.3), 1));
        Slopes.Agree([0.3], Slopes.Of(x => Given.Vector(1).Lerp(x, 0.3), 2));
        Assert.Equal([6], Slopes.Of(x => Given.Vector(1).Addcmul(x, Given.Vector(3), 2), 1));
        Assert.Equal([0.5], Slopes.Of(x => Given.Vector(1).Addcdiv(x, Given.Vector(4), 2), 1));
        Assert.Equal([-2], Slopes.Of(x => Given.Vector(1).Addcdiv(Given.Vector(4), x, 2), 2));
    }
}
