using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Autograd;

/// <summary>Views in place: the tensor itself takes another shape.</summary>
public sealed class InPlaceViewTests
{
    [Fact]
    public void The_tensor_itself_takes_the_shape_and_copies_nothing()
    {
        Tensor x = Given.Vector(1, 2, 3);
        Assert.Same(x, x.Unsqueeze_(0));
        Assert.Equal("[1, 3]", x.Shape.ToString());
        x.T_();
        Assert.Equal("[3, 1]", x.Shape.ToString());
        x.Transpose_(0, 1).Squeeze_();
        Assert.Equal("[3]", x.Shape.ToString());
        Given.Values(x.AsStrided_([2, 2], [1, 1]), 1, 2, 2, 3);
        Assert.Equal(5, x.VersionNumber);
    }

    [Fact]
    public void Its_gradient_arrives_in_the_old_shape()
    {
        Tensor x = Given.Matrix(2, 1, 2, 3, 4, 5, 6), y = x * 1;
        y.T_();
        Assert.Equal("TBackward1", y.GradFn!.Name);
        Given.Values(Gradients.Grad([y[0].Sum()], [x])[0], 1, 0, 0, 1, 0, 0);
    }

    [Fact]
    public void A_view_that_changes_its_shape_still_shows_its_base()
    {
        Tensor x = Given.Leaf(1, 2, 3, 4), y = x * 1, row = y.Reshape(2, 2)[0];
        row.Unsqueeze_(0).Mul_(10);
        Given.Values(y, 10, 20, 3, 4);
        Given.Values(Gradients.Grad([y.Sum()], [x])[0], 10, 10, 1, 1);
    }

    [Fact]
    public void A_view_of_what_changed_its_shape_still_finds_its_place()
    {
        Tensor x = Given.Matrix(2, 1, 2, 3, 4, 5, 6), y = x * 1, first = y[0];
        y.T_();
        Given.Values(Gradients.Grad([first.Sum()], [x])[0], 1, 1, 1, 0, 0, 0);
    }

    [Fact]
    public void A_leaf_that_requires_grad_keeps_its_shape()
    {
        Given.Raises("a leaf Variable that requires grad is being used in an in-place operation.", () => Given.Leaf(1, 2).Unsqueeze_(0));
        Tensor x = Given.Leaf(1, 2);
        using (GradMode.NoGrad())
        {
            x.Unsqueeze_(0);
        }

        x.Sum().Backward();
        Assert.Equal("[1, 2]", x.Grad!.Shape.ToString());
    }
}
