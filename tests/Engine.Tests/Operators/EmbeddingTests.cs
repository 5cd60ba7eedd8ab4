using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

public sealed class EmbeddingTests
{
    private static Tensor Ints(params long[] values) => Tensor.From<long>(values, DType.Int64, Shape.Of(values.Length));

    private static Tensor Floats(params double[] values) => Tensor.From<double>(values, DType.Float64, Shape.Of(values.Length));

    [Fact]
    public void The_row_of_the_padding_gets_no_gradient()
    {
        Tensor weight = Torch.Ones([3, 2], DType.Float64, requiresGrad: true);
        Torch.Embedding(Ints(0, 2, 2), weight, paddingIdx: -1).Sum().Backward();
        Assert.Equal([1.0, 1, 0, 0, 0, 0], weight.Grad!.ToDoubles());
    }

    [Fact]
    public void Gradients_may_be_divided_by_how_often_a_row_is_named()
    {
        Tensor weight = Torch.Ones([3, 1], DType.Float64, requiresGrad: true);
        Torch.Embedding(Ints(0, 2, 2), weight, scaleGradByFreq: true).Sum().Backward();
        Assert.Equal([1.0, 0, 1], weight.Grad!.ToDoubles());
    }

    [Fact]
    public void Max_norm_scales_the_named_rows_of_the_weight_itself()
    {
        Tensor weight = Torch.Full([2, 2], 3.0, DType.Float64);
        Torch.Embedding(Ints(1, 1), weight, maxNorm: 1);
        Assert.Equal([3.0, 3, 0.70711, 0.70711], weight.ToDoubles().Select(one => Math.Round(one, 5)));
    }

    [Fact]
    public void Max_norm_takes_indices_of_any_shape()
    {
        Tensor weight = Torch.Full([2, 2], 3.0, DType.Float64);
        Assert.Equal(Shape.Of(1, 2, 2), Torch.Embedding(Ints(1, 1).Unsqueeze(0), weight, maxNorm: 1).Shape);
        Assert.Equal([3.0, 3, 0.70711, 0.70711], weight.ToDoubles().Select(one => Math.Round(one, 5)));
    }

    [Fact]
    public void A_bag_sends_the_gradient_of_its_maximum_to_the_first_of_equals()
    {
        Tensor weight = Tensor.From<double>([1, 2, 1, 5, 1, 0], DType.Float64, Shape.Of(3, 2)).RequiresGrad_();
        Torch.EmbeddingBag(Ints(0, 1, 2), weight, Ints(0), mode: "max").Sum().Backward();
        Assert.Equal([1.0, 0, 0, 1, 0, 0], weight.Grad!.ToDoubles());
    }

    [Fact]
    public void An_empty_bag_is_zero()
    {
        Tensor weight = Torch.Ones([3, 1], DType.Float64);
        foreach (string mode in (string[])["sum", "mean", "max"])
        {
            Assert.Equal(0.0, Torch.EmbeddingBag(Ints(1, 2, 0), weight, Ints(0, 0, 2), mode: mode).ToDoubles()[0]);
        }
    }

    [Fact]
    public void Ties_share_the_gradient_evenly_among_self_and_source()
    {
        Tensor self = Floats(2, 3).RequiresGrad_(), source = Floats(2, 2, 0).RequiresGrad_();
        self.ScatterReduce(0, Ints(0, 0, 1), source, "amax").Sum().Backward();
        Assert.Equal([1.0 / 3, 1], self.Grad!.ToDoubles());
        Assert.Equal([1.0 / 3, 1.0 / 3, 0], source.Grad!.ToDoubles());
    }

    [Fact]
    public void A_single_zero_factor_gets_the_product_of_the_others()
    {
        Tensor self = Floats(3).RequiresGrad_(), source = Floats(0, 4).RequiresGrad_();
        self.ScatterReduce(0, Ints(0, 0), source, "prod").Sum().Backward();
        Assert.Equal([0.0], self.Grad!.ToDoubles());
        Assert.Equal([12.0, 0], source.Grad!.ToDoubles());
    }

    [Fact]
    public void An_index_out_of_range_is_an_IndexError()
    {
        var error = Assert.Throws<GradException>(() => Torch.Embedding(Ints(5), Torch.Ones([3, 2])));
        Assert.Equal(("IndexError", "index out of range in self"), (error.PythonType, error.Message));
    }

    [Fact]
    public void Classes_become_ones()
    {
        Assert.Equal([0L, 0, 1, 1, 0, 0], Ints(2, 0).OneHot().ToInt64s());
        Assert.Equal("Class values must be smaller than num_classes.", Assert.Throws<GradException>(() => Ints(2).OneHot(2)).Message);
        Assert.Equal("Class values must be non-negative.", Assert.Throws<GradException>(() => Ints(-1).OneHot()).Message);
    }
}
