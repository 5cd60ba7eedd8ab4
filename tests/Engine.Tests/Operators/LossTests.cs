using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

public sealed class LossTests
{
    [Fact]
    public void Distances_have_PyTorchs_slopes_where_input_and_target_agree_and_at_their_kinks()
    {
        Assert.Equal([0], Slopes.Of(x => Torch.L1Loss(x, Given.Vector(1)), 1));
        Assert.Equal([-1, 0, 1], Slopes.Of(x => Torch.SmoothL1Loss(x, Given.Vector(0, 0, 0), reduction: "sum"), -1, 0, 1));
        Assert.Equal([-1, 0, 1], Slopes.Of(x => Torch.HuberLoss(x, Given.Vector(0, 0, 0), reduction: "sum"), -1, 0, 1));
        Assert.Equal([double.PositiveInfinity, 1], [.. Slopes.Values(x => Torch.HuberLoss(x, Given.Vector(0)), double.PositiveInfinity), .. Slopes.Of(x => Torch.HuberLoss(x, Given.Vector(0)), double.PositiveInfinity)]);
    }

    [Fact]
    public void A_margin_that_is_just_kept_still_pulls()
    {
        Assert.Equal([-1], Slopes.Of(x => Torch.HingeEmbeddingLoss(x, Given.Vector(-1)), 1));
        Assert.Equal([-1], Slopes.Of(x => Torch.MarginRankingLoss(x, Given.Vector(0), Given.Vector(1), 1), 1));
    }

    [Fact]
    public void Binary_cross_entropy_bounds_its_logarithms_and_its_slopes()
    {
        Assert.Equal([100], Slopes.Values(x => Torch.BinaryCrossEntropy(x, Given.Vector(0)), 1));
        Slopes.Agree([-1000000003995.8029, 1000000003995.8029], Slopes.Of(x => Torch.BinaryCrossEntropy(x, Given.Vector(1, 0), reduction: "none"), 0, 1));
        Slopes.Agree([0], Slopes.Of(x => Torch.BinaryCrossEntropy(x, Given.Vector(1)), 1));
        Given.Raises("all elements of input should be between 0 and 1", () => Torch.BinaryCrossEntropy(Given.Vector(2), Given.Vector(1)));
    }

    [Fact]
    public void Logits_of_any_size_have_a_finite_loss()
    {
        Assert.Equal([1000, 1000], Slopes.Values(x => Torch.BinaryCrossEntropyWithLogits(x, Given.Vector(0, 1), reduction: "none"), 1000, -1000));
        Assert.Equal([1000], Slopes.Values(x => Torch.SoftMarginLoss(x, Given.Vector(-1)), 1000));
        Assert.Equal([2000], Torch.CrossEntropy(Given.Matrix(1, 1000, -1000), Given.Integers(1)).ToDoubles());
    }

    [Fact]
    public void Ignored_targets_count_nothing()
    {
        Tensor x = Given.Matrix(2, -1, -2, double.NegativeInfinity, double.NaN);
        Tensor loss = Torch.NllLoss(x, Given.Integers(1, -100));
        Assert.Equal([2], loss.ToDoubles());
        Assert.Equal([0, -1, 0, 0], Gradients.Grad([loss], [x])[0]!.ToDoubles());
        Assert.Equal([double.NaN], Torch.NllLoss(x, Given.Integers(-100, -100)).ToDoubles());
    }

    [Fact]
    public void Label_smoothing_and_weights_agree_with_PyTorch()
    {
        Tensor x = Given.Matrix(2, 0, 1, 2, 3, 4, 5), weight = Given.Vector(2, 2, 2);
        Slopes.Agree([2.307605964444380], Torch.CrossEntropy(x, Given.Integers(0, -100), weight, labelSmoothing: 0.1).ToDoubles());
    }

    [Fact]
    public void Targets_that_do_not_fit_are_refused_in_PyTorchs_words()
    {
        Tensor x = Given.Matrix(2, 1, 2, 3, 4, 5, 6);
        Assert.Equal("IndexError", Given.Raises("Target 3 is out of bounds.", () => Torch.NllLoss(x, Given.Integers(0, 3))).PythonType);
        Given.Raises("Target -1 is out of bounds.", () => Torch.CrossEntropy(x, Given.Integers(0, -1)));
        Given.Raises("Expected input batch_size (2) to match target batch_size (3).", () => Torch.NllLoss(x, Given.Integers(0, 1, 2)));
        Given.Raises("expected scalar type Long but found Double", () => Torch.NllLoss(x, Given.Vector(0, 1)));
        Given.Raises(
            "weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [2]",
            () => Torch.NllLoss(x, Given.Integers(0, 1), Given.Vector(1, 2)));
        Given.Raises("target out of range", () => Torch.MultiMarginLoss(x, Given.Integers(0, 3)));
        Given.Raises("only p == 1 and p == 2 supported", () => Torch.MultiMarginLoss(x, Given.Integers(0, 2), 3));
        Given.Raises("label_smoothing must be between 0.0 and 1.0. Got: 2", () => Torch.CrossEntropy(x, Given.Integers(0, 2), labelSmoothing: 2));
        Given.Raises("var has negative entry/entries", () => Torch.GaussianNllLoss(x, x, Given.Vector(-1, 1)));
        Given.Raises("x is not a valid value for reduction", () => Torch.MseLoss(x, x, reduction: "x"));
    }

    [Fact]
    public void Sizes_that_broadcast_warn()
    {
        List<string> warnings = Given.WarningsOf(() => Torch.MseLoss(Given.Vector(1, 2), Given.Vector(1)));
        Assert.Equal(
            "Using a target size (torch.Size([1])) that is different to the input size (torch.Size([2])). This will likely lead to incorrect results "
            + "due to broadcasting. Please ensure they have the same size.",
            Assert.Single(warnings));
    }

    [Fact]
    public void The_old_reduction_arguments_still_count_and_warn()
    {
        List<string> warnings = Given.WarningsOf(() => Assert.Equal([5], Torch.MseLoss(Given.Vector(1, 2), Given.Vector(0, 0), sizeAverage: false).ToDoubles()));
        Assert.Equal("size_average and reduce args will be deprecated, please use reduction='sum' instead.", Assert.Single(warnings));
    }

    [Fact]
    public void Bounded_lengths_and_variances_pass_their_gradients_through()
    {
        Tensor zero = Given.Leaf(0, 0), x = Given.Vector(1, 0);
        Assert.Equal([1e8, 0], Gradients.Grad([Torch.CosineSimilarity(zero, x, 0)], [zero])[0]!.ToDoubles());
        Tensor variance = Given.Leaf(0);
        Tensor loss = Torch.GaussianNllLoss(Given.Vector(1), Given.Vector(1), variance);
        Slopes.Agree([5e5], Gradients.Grad([loss], [variance])[0]!.ToDoubles());
    }
}
