using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

/// <summary>What PyTorch does at the edges of reductions: ties, zeros, NaN, nothing at all.</summary>
public sealed class ReductionTests
{
    [Fact]
    public void Max_of_all_shares_its_gradient_evenly_among_ties()
    {
        Assert.Equal([0.5, 0, 0.5], GradientOf([2, 1, 2], x => x.Max()));
        Assert.Equal([0.5, 0.5, 0], GradientOf([1, 1, 2], x => x.Min()));
        Assert.Equal([0.5, 0, 0.5], GradientOf([2, 1, 2], x => x.Amax()));
    }

    [Fact]
    public void Max_along_a_dimension_gives_its_gradient_to_the_index_it_returned() =>
        Assert.Equal([1, 0, 0], GradientOf([2, 1, 2], x => x.Max(0L).Values));

    [Fact]
    public void Median_of_all_shares_and_median_along_a_dimension_selects()
    {
        Assert.Equal([0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 0], GradientOf([1, 2, 2, 2, 3], x => x.Median()));
        Assert.Equal([0, 0, 1, 0, 0], GradientOf([1, 2, 2, 2, 3], x => x.Median(0L).Values));
        Assert.Equal([0, 0, 0, 1, 0], GradientOf([1, 2, 2, 2, 3], x => x.Mode().Values));
        Assert.Equal([0, 0, 1, 0, 0], GradientOf([1, 2, 2, 2, 3], x => x.Kthvalue(3).Values));
    }

    [Fact]
    public void The_running_maximum_gives_its_gradient_to_the_last_of_a_tie()
    {
        Assert.Equal([1, 2, 0], GradientOf([2, 2, 1], x => x.Cummax(0).Values.Sum()));
        Assert.Equal([0, 1, 1], Vector(2, 2, 1).Cummax(0).Indices.ToInt64s());
    }

    [Fact]
    public void NaN_is_the_greatest_and_the_maximum_of_all_points_at_it()
    {
        Assert.True(double.IsNaN(Vector(double.NaN, 1).Max().Item().ToDouble()));
        Assert.Equal([1, 0], GradientOf([double.NaN, 1], x => x.Max()));
        Assert.Equal([double.NaN, double.NaN, double.NaN], GradientOf([double.NaN, 1, 2], x => x.Amax()));
        Assert.Equal(0, Vector(double.NaN, 1).Argmax().Item().ToInt64());
        Assert.Equal([1, 2, 0], Vector(double.NaN, 1, 2).Sort().Indices.ToInt64s());
        Assert.Equal([0, 2, 1], Vector(double.NaN, 1, 2).Sort(descending: true).Indices.ToInt64s());
    }

    [Fact]
    public void Nansum_and_nanmean_have_no_gradient_where_the_input_is_NaN()
    {
        Assert.Equal([0, 1], GradientOf([double.NaN, 2], x => x.Nansum()));
        Assert.Equal([0, 0.5, 0.5], GradientOf([double.NaN, 2, 3], x => x.Nanmean()));
    }

    [Fact]
    public void A_product_is_exact_at_one_zero_and_at_two()
    {
        Assert.Equal([6, 0, 0], GradientOf([0, 2, 3], x => x.Prod()));
        Assert.Equal([0, 0, 0], GradientOf([0, 0, 3], x => x.Prod()));
        Assert.Equal([1, 4, 0], GradientOf([1, 0, 3], x => x.Cumprod(0).Sum()));
    }

    [Fact]
    public void Deviation_and_variance_of_equal_elements_have_the_gradient_zero()
    {
        Assert.Equal([0, 0], GradientOf([1, 1], x => x.Std()));
        Assert.Equal([0, 0], GradientOf([1, 1], x => x.Var()));
    }

    [Fact]
    public void The_variance_keeps_its_digits_far_from_zero()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => 1e9 + (i % 2))];
        Assert.Equal(0.25, Vector(values).Var(correction: 0).Item().ToDouble(), 12);
    }

    [Fact]
    public void Running_sums_of_float32_are_added_up_in_float64()
    {
        float[] values = new float[1_000_000];
        Array.Fill(values, 0.1f);
        Tensor sums = Tensor.From<float>(values, DType.Float32, Shape.Of(values.Length)).Cumsum(0);
        Assert.Equal((float)(0.1f * 1e6), sums.Select(0, -1).Item().ToDouble(), 3);
    }

    [Fact]
    public void Reductions_without_identity_refuse_nothing()
    {
        Tensor empty = Torch.Zeros([0, 3]);
        Assert.Equal(
            "amax(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.",
            Assert.Throws<GradException>(() => empty.Amax()).Message);
        Assert.Equal("amax(): Expected reduction dim 0 to have non-zero size.", Assert.Throws<GradException>(() => empty.Amax([0])).Message);
        Assert.Equal("argmax(): Expected reduction dim to be specified for input.numel() == 0.", Assert.Throws<GradException>(() => empty.Argmax()).Message);
        Assert.Equal([0], empty.Amax([1]).Shape.ToArray());
        Assert.Equal(0, empty.Sum().Item().ToDouble());
        Assert.True(double.IsNaN(empty.Mean().Item().ToDouble()));
        Assert.True(double.IsNaN(empty.Median().Item().ToDouble()));
    }

    [Fact]
    public void The_mean_of_integers_says_why_not() =>
        Assert.Equal(
            "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Long",
            Assert.Throws<GradException>(() => Torch.Zeros([2], DType.Int64).Mean()).Message);

    [Fact]
    public void Complex_numbers_have_no_order()
    {
        Tensor z = Torch.Zeros([2], DType.Complex128);
        Assert.Equal("\"max_all\" not implemented for 'ComplexDouble'", Assert.Throws<GradException>(() => z.Max()).Message);
        Assert.Equal("\"cummax_cpu\" not implemented for 'ComplexDouble'", Assert.Throws<GradException>(() => z.Cummax(0)).Message);
    }

    [Fact]
    public void Unique_requires_grad_but_has_no_derivative()
    {
        Tensor unique = Vector(2, 1, 2).RequiresGrad_().Unique()[0];
        Assert.True(unique.RequiresGrad);
        Assert.Equal("Unique2Backward0", unique.GradFn!.Name);
        Assert.Equal("the derivative for '_unique2' is not implemented.", Assert.Throws<GradException>(() => unique.Sum().Backward()).Message);
    }

    [Fact]
    public void Node_names_are_PyTorchs()
    {
        Tensor x = Vector(1, 2).RequiresGrad_();
        Assert.Equal(
            ["SumBackward0", "SumBackward1", "MeanBackward0", "MeanBackward1", "MaxBackward1", "MaxBackward0", "ProdBackward0", "MedianBackward1", "SortBackward0"],
            new[]
            {
                x.Sum(), x.Sum([0]), x.Mean(), x.Mean([0]), x.Max(), x.Max(0L).Values, x.Prod(), x.Median(0L).Values, x.Sort().Values,
            }.Select(y => y.GradFn!.Name));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Sorting_is_stable_and_selection_agrees_with_it(int count)
    {
        var random = new Random(count);
        double[] values = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(count / 3 + 1))];
        int[] expected = [.. Enumerable.Range(0, count).OrderBy(i => values[i])];
        Assert.Equal(expected.Select(i => (long)i), Vector(values).Sort().Indices.ToInt64s());
        Assert.Equal(Enumerable.Range(0, count).OrderByDescending(i => values[i]).Select(i => (long)i), Vector(values).Sort(descending: true).Indices.ToInt64s());
        for (int k = 1; k <= count; k += 1 + (count / 10))
        {
            Assert.Equal(values[expected[k - 1]], Vector(values).Kthvalue(k).Values.Item().ToDouble());
        }
    }

    private static Tensor Vector(params double[] values) => Tensor.From<double>(values, DType.Float64, Shape.Of(values.Length));

    private static double[] GradientOf(double[] values, Func<Tensor, Tensor> function)
    {
        Tensor x = Vector(values).RequiresGrad_();
        function(x).Backward();
        return x.Grad!.ToDoubles();
    }
}
