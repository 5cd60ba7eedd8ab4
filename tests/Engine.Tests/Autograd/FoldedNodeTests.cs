using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>Composite operators that are one node, as in PyTorch's graphs.</summary>
public sealed class FoldedNodeTests
{
    [Fact]
    public void A_loss_of_several_operators_is_one_node_between_its_inputs_and_its_result()
    {
        Tensor x = Leaf(1, 2), y = Leaf(0, 4);
        Node node = Torch.MseLoss(x.Mul(1), y).GradFn!;
        Assert.Equal("MseLossBackward0", node.Name);
        Assert.Equal(["MulBackward0", "torch::autograd::AccumulateGrad"], node.NextFunctions.Select(edge => edge.Node!.Name));
    }

    [Fact]
    public void A_pass_through_its_derivative_leaves_it_as_it_was()
    {
        Tensor x = Leaf(1, 2), y = Vector(0, 4);
        Tensor loss = Torch.MseLoss(x, y);
        Tensor slope = Gradients.Grad([loss], [x], createGraph: true)[0]!;

        slope.Sum().Backward();
        Assert.Equal([1, 1], x.Grad!.ToDoubles());
        loss.Backward();

        Assert.Equal([2, -1], x.Grad!.ToDoubles());
        Assert.Throws<GradException>(() => loss.Backward());
        Assert.Throws<GradException>(() => slope.Sum().Backward());
    }

    [Theory]
    [InlineData("BinaryCrossEntropyBackward0")]
    [InlineData("BinaryCrossEntropyWithLogitsBackward0")]
    [InlineData("HuberLossBackward0")]
    [InlineData("SmoothL1LossBackward0")]
    [InlineData("NllLossBackward0")]
    [InlineData("NativeLayerNormBackward0")]
    [InlineData("NativeBatchNormBackward0")]
    [InlineData("NativeGroupNormBackward0")]
    [InlineData("VarMeanBackward0")]
    [InlineData("FftR2CBackward0")]
    [InlineData("PowBackward1")]
    public void Names_are_those_that_a_PyTorch_script_prints(string name)
    {
        Tensor x = Leaf(0.2, 0.4, 0.6, 0.8).Reshape(2, 2), y = Vector(0, 1, 1, 0).Reshape(2, 2);
        Tensor result = name switch
        {
            "BinaryCrossEntropyBackward0" => Torch.BinaryCrossEntropy(x, y),
            "BinaryCrossEntropyWithLogitsBackward0" => Torch.BinaryCrossEntropyWithLogits(x, y),
            "HuberLossBackward0" => Torch.HuberLoss(x, y),
            "SmoothL1LossBackward0" => Torch.SmoothL1Loss(x, y),
            "NllLossBackward0" => Torch.CrossEntropy(x, Integers(0, 1)),
            "NativeLayerNormBackward0" => x.LayerNorm([2]),
            "NativeBatchNormBackward0" => x.BatchNorm(training: true),
            "NativeGroupNormBackward0" => x.GroupNorm(1),
            "VarMeanBackward0" => x.VarMean().Item2,
            "FftR2CBackward0" => x.Rfft(),
            _ => x.ReflectedPow(2),
        };
        Assert.Equal(name, result.GradFn!.Name);
    }

    [Fact]
    public void Derivatives_of_every_order_are_those_of_the_parts()
    {
        Tensor x = Scalar(0.5), target = Vector(0.25).Reshape();
        Tensor slope = Gradients.Grad(Torch.BinaryCrossEntropy(x, target), x, createGraph: true);
        Tensor curvature = Gradients.Grad(slope, x, createGraph: true);
        Tensor third = Gradients.Grad(curvature, x);

        // -t ln x - (1 - t) ln (1 - x), differentiated by hand.
        Assert.Equal(-0.5 + 1.5, slope.Item().ToDouble(), 12);
        Assert.Equal((0.25 / 0.25) + (0.75 / 0.25), curvature.Item().ToDouble(), 12);
        Assert.Equal((-2 * 0.25 / 0.125) + (2 * 0.75 / 0.125), third.Item().ToDouble(), 12);
    }

    [Fact]
    public void One_pass_may_go_through_the_whole_and_through_its_parts()
    {
        Tensor x = Leaf(1, 2), y = Leaf(0, 4);
        Tensor loss = Torch.MseLoss(x, y);
        Tensor slope = Gradients.Grad([loss], [x], createGraph: true)[0]!;

        // The slope is x - y; the derivative of its sum and of the loss together is 1 + (x - y).
        slope.Sum().Add(loss).Backward();
        Values(x.Grad, 2, -1);
        Values(y.Grad, -2, 1);
    }

    [Fact]
    public void It_runs_once_unless_the_graph_is_retained_or_nothing_was_saved()
    {
        Tensor x = Leaf(1, 2);
        Tensor loss = Torch.MseLoss(x, Vector(0, 0));
        loss.Backward(retainGraph: true);
        loss.Backward();
        Values(x.Grad, 2, 4);
        Assert.Equal(ErrorKind.GraphFreed, Assert.Throws<GradException>(() => loss.Backward()).Kind);

        Tensor z = Leaf(1, 2);
        Tensor rolled = z.Roll([1]).Sum();
        rolled.Backward();
        rolled.Backward();
        Values(z.Grad, 2, 2);
    }

    [Fact]
    public void The_same_tensor_may_be_several_of_its_inputs()
    {
        Tensor x = Leaf(3);
        Tensor square = x.Mul(1);
        new[] { square.Dist(square.Mul(2)) }[0].Backward();
        Values(x.Grad, 1);
        Tensor y = Leaf(1, 2);
        Torch.MseLoss(y, y).Backward();
        Values(y.Grad, 0, 0);
    }

    [Fact]
    public void Hooks_of_its_inputs_run_once_and_see_the_whole_gradient()
    {
        Tensor x = Leaf(1, 2);
        Tensor h = x.Mul(1);
        var seen = new List<double[]>();
        h.RegisterHook(gradient =>
        {
            seen.Add(gradient.ToDoubles());
            return null;
        });
        Torch.MseLoss(h, Vector(0, 0)).Backward();
        Assert.Equal([1, 2], Assert.Single(seen));
    }

    [Fact]
    public void Anomaly_detection_names_the_whole()
    {
        Tensor x = Leaf(double.PositiveInfinity, 1);
        using GradMode.Scope mode = GradMode.DetectAnomaly();
        Raises("Function 'MseLossBackward0' returned nan values in its 0th output.", () => Torch.MseLoss(x.Mul(1), Vector(double.PositiveInfinity, 0)).Backward());
    }

    [Fact]
    public void A_result_that_is_no_view_of_an_input_may_be_modified_in_place()
    {
        Tensor x = Leaf(1, 2);
        Tensor rolled = x.Roll([1]);
        Assert.Null(rolled.ViewBase);
        rolled.Mul_(3).Mul(Vector(1, 10)).Sum().Backward();
        Values(x.Grad, 30, 3);
    }
}
