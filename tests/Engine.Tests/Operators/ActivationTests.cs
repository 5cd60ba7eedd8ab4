using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

public sealed class ActivationTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void Rectifiers_have_PyTorchs_slopes_at_their_kinks()
    {
        Assert.Equal([0, 0, 1], Slopes.Of(x => x.Relu(), -1, 0, 1));
        Assert.Equal([0.1, 0.1, 1], Slopes.Of(x => x.LeakyRelu(0.1), -1, 0, 1));
        Assert.Equal([0, 1, 0], Slopes.Of(x => x.Relu6(), 0, 3, 6));
        Assert.Equal([0, 1, 0], Slopes.Of(x => x.Hardtanh(), -1, 0, 1));
        Assert.Equal([0, 1], Slopes.Of(x => x.Threshold(0.5, 9), 0.5, 0.6));
        Assert.Equal([0, 0, 1], Slopes.Of(x => x.Hardshrink(), -0.5, 0.5, 0.6));
        Assert.Equal([0, 0, 1], Slopes.Of(x => x.Softshrink(), -0.5, 0.5, 0.6));
    }

    [Fact]
    public void Exponential_units_take_their_lower_branch_at_0()
    {
        Slopes.Agree([0.7357588823428847, 2, 1], Slopes.Of(x => x.Elu(2), -1, 0, 1));
        Slopes.Agree([0.6065306597126334, 1, 1], Slopes.Of(x => x.Celu(2), -1, 0, 1));
        Slopes.Agree([0.646768603034814, 1.7580993408473766, 1.0507009873554805], Slopes.Of(x => x.Selu(), -1, 0, 1));
    }

    [Fact]
    public void Hard_sigmoids_have_PyTorchs_slopes_at_their_kinks()
    {
        Slopes.Agree([0, 1.0 / 6, 0], Slopes.Of(x => x.Hardsigmoid(), -3, 0, 3));
        Slopes.Agree([-0.5, 0.5, 1.5], Slopes.Of(x => x.Hardswish(), -3, 0, 3));
    }

    [Fact]
    public void Smooth_activations_have_PyTorchs_slopes_at_0()
    {
        Slopes.Agree([0.5, 0.5, 0.5], [.. Slopes.Of(x => x.Gelu(), 0), .. Slopes.Of(x => x.Gelu("tanh"), 0), .. Slopes.Of(x => x.Silu(), 0)]);
        Slopes.Agree([0.6, 0.5, 0.5], [.. Slopes.Of(x => x.Mish(), 0), .. Slopes.Of(x => x.Softplus(), 0), .. Slopes.Of(Torch.Logsigmoid, 0)]);
        Slopes.Agree([0, 1], [.. Slopes.Of(Torch.Tanhshrink, 0), .. Slopes.Of(Torch.Softsign, 0)]);
    }

    [Fact]
    public void Softplus_above_its_threshold_is_the_identity() =>
        Slopes.Agree([0.9999999943972036, 0.9999999979388464, 1, 1], Slopes.Of(x => x.Softplus(), 19, 20, 20.1, 50));

    [Fact]
    public void Huge_inputs_neither_overflow_nor_leave_NaN()
    {
        Assert.Equal([1000, 0], Slopes.Values(x => x.Softplus(), 1000, -1000));
        Assert.Equal([0, -1000], Slopes.Values(Torch.Logsigmoid, 1000, -1000));
        Assert.Equal([0, 1], Slopes.Of(Torch.Logsigmoid, 1000, -1000));
        Assert.Equal([0, 1000], Slopes.Values(x => x.Silu(), -1000, 1000));
        Assert.Equal([0, 1], Slopes.Of(x => x.Mish(), -1000, 1000));
        Assert.Equal([1, 0], Slopes.Of(x => x.Elu(), 1000, -1000));
        Assert.Equal([0, 1], Slopes.Of(x => x.Gelu(), -100, 100));
        Assert.Equal([0, 1], Slopes.Of(x => x.Relu(), -Infinity, Infinity));
    }

    [Fact]
    public void NaN_passes_and_so_does_its_gradient_through_relu()
    {
        Assert.Equal([double.NaN, 1], Slopes.Values(x => x.Relu(), double.NaN, 1));
        Assert.Equal([1], Slopes.Of(x => x.Relu(), double.NaN));
        Assert.Equal([double.NaN, 6], Slopes.Values(x => x.Relu6(), double.NaN, 7));
        Assert.Equal([double.NaN], Slopes.Values(x => x.Hardshrink(), double.NaN));
    }

    [Fact]
    public void Softmax_takes_huge_and_infinite_inputs()
    {
        Assert.Equal([0.5, 0.5, 0], Slopes.Values(x => x.Softmax(0), 1e300, 1e300, -1e300));
        Assert.Equal([0, -10000], Slopes.Values(x => x.LogSoftmax(0), 1e4, 0));
        Assert.Equal([0, 1], Slopes.Values(x => x.Softmax(0), -Infinity, 1));
        Assert.Equal([double.NaN, double.NaN], Slopes.Values(x => x.Softmax(0), -Infinity, -Infinity));
        Slopes.Agree([0, 0.19661193324148185, -0.19661193324148185], Slopes.Of(x => x.Softmax(0) * Given.Vector(0, 1, 0), -Infinity, 1, 2));
    }

    [Fact]
    public void Softmax_runs_along_any_dimension_of_wide_tensors()
    {
        Tensor x = Torch.Ones([3, 2, 700], DType.Float64).Mul(2.5);
        Assert.All(x.Softmax(0).ToDoubles(), value => Assert.Equal(1.0 / 3, value, 1e-15));
        Assert.All(x.Permute(2, 0, 1).Softmax(0).ToDoubles(), value => Assert.Equal(1.0 / 700, value, 1e-15));
        Assert.All(x.LogSoftmax(1).ToDoubles(), value => Assert.Equal(-Math.Log(2), value, 1e-15));
        Assert.Equal(0, Torch.Zeros([3, 0], DType.Float64).Softmax(1).Count);
    }

    [Fact]
    public void Softmax_without_a_dimension_warns_and_chooses_one()
    {
        List<string> warnings = Given.WarningsOf(() => Assert.Equal([1], Torch.SoftmaxOfSome(Given.Vector(3)).ToDoubles()));
        Assert.Equal("Implicit dimension choice for softmax has been deprecated. Change the call to include dim=X as an argument.", Assert.Single(warnings));
        Given.Raises("Dimension out of range (expected to be in range of [-1, 0], but got 1)", () => Given.Vector(1, 2).Softmax(1));
    }

    [Fact]
    public void Softmax_converts_first_where_a_dtype_is_given() =>
        Assert.Equal(DType.Float64, Given.Integers(1, 2).Softmax(0, DType.Float64).DType);

    [Fact]
    public void Activations_overwrite_their_input_where_asked()
    {
        Tensor x = Given.Vector(-1, 2);
        Assert.Same(x, x.Relu(inplace: true));
        Assert.Equal([0, 2], x.ToDoubles());
        Assert.Equal([0, 2], x.Elu_().ToDoubles());
    }

    [Fact]
    public void Prelu_takes_one_weight_for_each_channel()
    {
        Tensor x = Given.Matrix(2, -1, -2, 3, -Infinity), weight = Given.Leaf(10, 100);
        Assert.Equal([-10, -200, 3, -Infinity], x.Prelu(weight).ToDoubles());
        Given.Raises(
            "Mismatch of parameter numbers and input channel size. Found parameter numbers = 3 and channel size = 2.",
            () => x.Prelu(Given.Vector(1, 2, 3)));
        Given.Raises("Not allow zero-dim input tensor.", () => Given.Scalar(1).Prelu(weight));
    }

    [Fact]
    public void Arguments_without_meaning_are_refused_in_PyTorchs_words()
    {
        Given.Raises("lambda must be greater or equal to 0, but found to be -1.", () => Given.Vector(1).Softshrink(-1));
        Given.Raises("ZeroDivisionError: alpha cannot be 0 for CELU", () => Given.Vector(1).Celu(0));
        Given.Raises("approximate argument must be either none or tanh.", () => Given.Vector(1).Gelu("x"));
        Given.Raises("Halving dimension must be even, but dimension 0 is size 3", () => Given.Vector(1, 2, 3).Glu());
        Given.Raises("Boolean inputs not supported for relu", () => Given.Vector(1).To(DType.Bool).Relu());
        Given.Raises("clamp is not supported for complex types", () => Given.Vector(1).To(DType.Complex128).Relu());
    }

    [Fact]
    public void Nodes_have_PyTorchs_names()
    {
        Tensor x = Given.Leaf(1, 2);
        Tensor[] results = [x.Relu(), x.Relu6(), x.Selu(), x.Celu(), x.Elu(), Torch.Logsigmoid(x), x.Softmax(0), x.LogSoftmax(0), x.Softsign()];
        Assert.Equal(
            [
                "ReluBackward0", "HardtanhBackward0", "EluBackward0", "CeluBackward0", "EluBackward0", "LogSigmoidBackward0", "SoftmaxBackward0",
                "LogSoftmaxBackward0", "DivBackward0",
            ],
            results.Select(result => result.GradFn!.Name));
    }
}
