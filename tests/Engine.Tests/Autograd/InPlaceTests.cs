using GradService.Operators;
using GradService.Autograd;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>In-place operations, version counters, and what they do to gradients.</summary>
public sealed class InPlaceTests
{
    private const string Hint =
        "Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).";

    [Fact]
    public void A_leaf_that_requires_grad_may_not_be_overwritten_nor_may_its_views()
    {
        Tensor x = Leaf(1, 2);
        Raises("a leaf Variable that requires grad is being used in an in-place operation.", () => x.Add_(1));
        Raises("a view of a leaf Variable that requires grad is being used in an in-place operation.", () => x.View(2, 1).Add_(1));
        Raises("a view of a leaf Variable that requires grad is being used in an in-place operation.", () => x[0] = 5.0);
        Values(x, 1, 2);
        Assert.Equal(0, x.VersionNumber);
    }

    [Fact]
    public void A_saved_tensor_that_was_overwritten_is_named_with_its_versions()
    {
        Tensor y = FloatLeaf(1, 2, 3).Add(2);
        Tensor z = y.Mul(y);
        y.Add_(1);
        Raises(
            "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [3]], which is output 0 "
            + "of AddBackward0, is at version 1; expected version 0 instead. " + Hint,
            () => z.Sum().Backward());
    }

    [Fact]
    public void Under_anomaly_detection_the_hint_is_another()
    {
        using var scope = GradMode.DetectAnomaly();
        Tensor y = FloatLeaf(1, 2, 3).Add(2);
        Tensor z = y.Mul(y);
        y.Add_(1);
        Raises(
            "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [3]], which is output 0 "
            + "of AddBackward0, is at version 1; expected version 0 instead. Hint: the backtrace further above shows the operation that failed to compute "
            + "its gradient. The variable in question was changed in there or anywhere later. Good luck!",
            () => z.Sum().Backward());
    }

    [Fact]
    public void What_add_did_not_save_may_be_overwritten()
    {
        Tensor x = Leaf(1, 2);
        Tensor y = x.Mul(1).Add(1);
        Tensor z = y.Add(1);
        y.Mul_(100);
        z.Sum().Backward();
        Values(x.Grad, 1, 1);
    }

    [Fact]
    public void Exp_keeps_its_result_so_its_input_may_change_and_its_result_may_not()
    {
        Tensor x = FloatLeaf(1, 1);
        Tensor a = x.Add(0);
        Tensor y = a.Exp();
        a.Zero_();
        y.Sum().Backward();
        Assert.Equal(Math.E, x.Grad!.ToDoubles()[0], 6);

        Tensor z = FloatLeaf(1, 1).Exp();
        z.Add_(1);
        Raises(
            "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [2]], which is output 0 "
            + "of ExpBackward0, is at version 1; expected version 0 instead. " + Hint,
            () => z.Sum().Backward());
    }

    [Fact]
    public void Views_and_detached_tensors_share_the_version_and_clones_and_data_do_not()
    {
        Tensor x = Vector(1, 2);
        Tensor view = x.View(2, 1), detached = x.Detach(), clone = x.Clone(), data = x.Data;
        x.Add_(1);
        view.Add_(1);
        detached.Add_(1);
        Assert.Equal((3, 3, 3, 0, 0), (x.VersionNumber, view.VersionNumber, detached.VersionNumber, clone.VersionNumber, data.VersionNumber));
        data.Add_(1);
        Assert.Equal(3, x.VersionNumber);
        Values(x, 5, 6);
    }

    [Fact]
    public void The_tensor_stays_itself_and_gets_a_new_history()
    {
        Tensor y = Leaf(1).Mul(2);
        Node before = y.GradFn!;
        Assert.Same(y, y.Add_(1));
        Assert.NotSame(before, y.GradFn);
        Assert.Equal("AddBackward0", y.GradFn!.Name);
        Assert.Same(before, y.GradFn.NextFunctions[0].Node);
        Assert.Equal(1, y.VersionNumber);
    }

    [Fact]
    public void An_operand_that_requires_grad_makes_the_tensor_require_it()
    {
        Tensor x = Vector(1), w = Leaf(2);
        x.Mul_(w);
        Assert.True(x is { RequiresGrad: true, IsLeaf: false });
        x.Backward();
        Values(w.Grad, 1);
    }

    [Fact]
    public void A_result_of_a_higher_category_or_another_shape_does_not_fit()
    {
        Raises("result type Float can't be cast to the desired output type Long", () => Integers(1, 2).Add_(1.5));
        Raises("output with shape [2] doesn't match the broadcast shape [3, 2]", () => Vector(1, 2).Add_(Torch.Ones([3, 2], DType.Float64)));
    }

    [Fact]
    public void Overwriting_what_a_product_saved_of_itself_is_safe_for_the_tensor_but_not_for_its_operand()
    {
        Tensor x = Leaf(3), w = Leaf(5);
        Tensor y = x.Mul(1);
        y.Mul_(w);
        y.Backward();
        Values(x.Grad, 5);
        Values(w.Grad, 3);

        Tensor z = Leaf(3).Mul(1);
        z.Mul_(z);
        Assert.Throws<GradException>(() => z.Backward());
    }

    [Fact]
    public void Relu_in_place_keeps_its_result()
    {
        Tensor x = Leaf(-1, 1);
        x.Mul(1).Relu_().Mul(1).Sum().Backward();
        Values(x.Grad, 0, 1);
    }

    [Fact]
    public void A_square_of_what_is_then_overwritten_is_noticed()
    {
        Tensor a = FloatLeaf(1, 2).Add(0);
        Tensor y = a.Pow(2);
        a.Add_(1);
        Raises(
            "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [2]], which is output 0 "
            + "of AddBackward0, is at version 1; expected version 0 instead. " + Hint,
            () => y.Sum().Backward());
    }

    [Fact]
    public void Zero_and_fill_stop_the_gradient()
    {
        Tensor x = Leaf(1, 2);
        x.Mul(1).Zero_().Sum().Backward();
        Values(x.Grad, 0, 0);
        Tensor y = Leaf(1, 2);
        y.Mul(1).Fill_(3).Sum().Backward();
        Values(y.Grad, 0, 0);
    }

    [Fact]
    public void Detached_memory_that_is_zeroed_is_noticed()
    {
        Tensor y = Torch.Ones([], DType.Float32, requiresGrad: true).Mul(2);
        Tensor z = y.Mul(y);
        y.Detach().Zero_();
        Raises(
            "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor []], which is output 0 "
            + "of MulBackward0, is at version 1; expected version 0 instead. " + Hint,
            () => z.Backward());
    }

    [Fact]
    public void Nothing_is_changed_by_an_operation_that_fails()
    {
        Tensor x = Vector(1, 2);
        Assert.Throws<GradException>(() => x.Add_(Vector(1, 2, 3)));
        Values(x, 1, 2);
        Assert.Equal(0, x.VersionNumber);
    }

    [Fact]
    public void Copying_gives_the_source_the_gradient_in_its_dtype_and_the_old_value_none()
    {
        Tensor x = Leaf(1, 2), source = FloatLeaf(5, 6);
        Tensor y = x.Mul(1);
        y.Copy_(source);
        Assert.Equal("torch::autograd::CopyBackwards", y.GradFn!.Name);
        y.Mul(3).Sum().Backward();
        Values(source.Grad, 3, 3);
        Assert.Equal(DType.Float32, source.Grad!.DType);
        Values(x.Grad, 0, 0);
    }
}
