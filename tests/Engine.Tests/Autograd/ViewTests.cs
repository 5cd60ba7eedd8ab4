using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>Views, detach, and in-place operations through them.</summary>
public sealed class ViewTests
{
    [Fact]
    public void Overwriting_a_view_rebases_the_history_of_what_it_is_a_view_of()
    {
        Tensor x = Matrix(2, 1, 2, 3, 4);
        Tensor y = x.Clone();
        y.Select(0, 0).Mul_(2);
        Assert.Equal("torch::autograd::CopySlices", y.GradFn!.Name);
        y.Sum().Backward();
        Values(x.Grad, 2, 2, 1, 1);
    }

    [Fact]
    public void A_view_of_a_view_reaches_the_same_memory()
    {
        Tensor x = Matrix(2, 1, 2, 3, 4);
        Tensor y = x.Clone();
        y.View(4).View(2, 2).Select(0, 1).Zero_();
        y.Mul(2).Sum().Backward();
        Values(x.Grad, 2, 2, 0, 0);
    }

    [Fact]
    public void A_view_sees_that_its_base_was_overwritten()
    {
        Tensor y = Leaf(1, 2).Mul(1);
        Tensor view = y.View(2, 1);
        Assert.Equal("ViewBackward0", view.GradFn!.Name);
        y.Mul_(2);
        Assert.Equal("AsStridedBackward0", view.GradFn!.Name);
        Values(view, 2, 4);
    }

    [Fact]
    public void A_view_that_is_overwritten_with_what_requires_grad_makes_its_base_require_it()
    {
        Tensor y = Vector(1, 2, 3), w = Leaf(7);
        Tensor slice = y[0..1];
        slice.Mul_(w);
        Assert.True(y is { RequiresGrad: true, IsLeaf: false });
        Assert.Equal("torch::autograd::CopySlices", y.GradFn!.Name);
        y.Sum().Backward();
        Values(w.Grad, 1);
    }

    [Fact]
    public void The_gradient_through_a_transposed_base_lands_where_it_belongs()
    {
        Tensor x = Matrix(2, 1, 2, 3, 4, 5, 6);
        Tensor y = x.T().Clone().T().Mul(1);
        Tensor row = y.Select(0, 1);
        row.Mul_(10);
        y.Mul(Vector(0, 1, 2, 3, 4, 5).View(2, 3)).Sum().Backward();
        Values(x.Grad, 0, 1, 2, 30, 40, 50);
    }

    [Fact]
    public void One_of_several_views_may_not_be_overwritten()
    {
        Raises(
            "Output 0 of UnbindBackward0 is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such "
            + "functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.",
            () => Leaf(1, 2).Mul(1).Unbind()[0].Mul_(2));
        Raises(
            "Output 0 of SplitWithSizesBackward0 is a view and is being modified inplace. This view is the output of a function that returns multiple views. "
            + "Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.",
            () => Leaf(1, 2, 3).Mul(1).SplitWithSizes([1, 2])[0].Mul_(2));
    }

    [Fact]
    public void One_of_several_views_may_not_be_used_after_its_base_was_overwritten()
    {
        const string end =
            "This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You "
            + "should replace the inplace operation by an out-of-place one.";
        Tensor y = Leaf(1, 2).Mul(1), part = y.Unbind()[0];
        y.Mul_(2);
        Raises(
            "Output 0 of UnbindBackward0 is a view and its base or another view of its base has been modified inplace. " + end, () => part.Mul(2));

        Tensor plain = Vector(1, 2), first = plain.Unbind()[0];
        plain.Mul_(Scalar(2));
        Raises(
            "A view was created in no_grad mode and its base or another view of its base has been modified inplace with grad mode enabled. " + end,
            () => first.Mul(2));
    }

    [Fact]
    public void Split_and_chunk_are_several_views_too()
    {
        Assert.StartsWith("Output 0 of SplitBackward0 is a view", Assert.Throws<GradException>(() => Leaf(1, 2).Mul(1).Split(1)[0].Mul_(2)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Output 0 of SplitBackward0 is a view", Assert.Throws<GradException>(() => Leaf(1, 2).Mul(1).Chunk(2)[0].Mul_(2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_an_unsafe_chunk_may_be_overwritten()
    {
        Tensor x = Leaf(1, 2, 3, 4);
        Tensor[] parts = x.UnsafeChunk(2);
        parts[0].Mul_(10);
        Torch.Cat(parts).Sum().Backward();
        Values(x.Grad, 10, 10, 1, 1);
    }

    [Fact]
    public void Windows_that_overlap_by_their_strides_are_not_refused()
    {
        Tensor x = Vector(1, 2, 3);
        x.AsStrided([2, 2], [1, 1]).Zero_();
        Values(x, 0, 0, 0);
    }

    [Fact]
    public void Random_numbers_written_over_a_value_stop_its_gradient()
    {
        Tensor x = Leaf(1, 2);
        x.Mul(1).Normal_().Sum().Backward();
        Values(x.Grad, 0, 0);
    }

    [Fact]
    public void A_view_made_under_no_grad_may_not_be_overwritten_with_grad_on()
    {
        Tensor y = Leaf(1, 2).Mul(1), view;
        using (GradMode.NoGrad())
        {
            view = y.View(2, 1);
        }

        Raises(
            "A view was created in no_grad mode and is being modified inplace with grad mode enabled. Given that this use case is ambiguous and "
            + "error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad block (if you "
            + "don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).",
            () => view.Mul_(2));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_view_made_under_no_grad_has_no_history_to_tell_once_its_base_was_overwritten(bool leaf)
    {
        Tensor x = Leaf(1, 2);
        Tensor y = leaf ? x : x.Mul(1), view;
        using (GradMode.NoGrad())
        {
            view = y[0..1];
            y.Mul_(2);
            Values(view.Mul_(3).Mul_(1), 6);
        }

        const string message =
            "A view was created in no_grad mode and its base or another view of its base has been modified inplace with grad mode enabled. Given that this "
            + "use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside "
            + "the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).";
        Assert.True(view.RequiresGrad);
        Raises(message, () => view.Mul(2));
        Raises(message, () => _ = view.GradFn);
        Raises(message, () => _ = view.IsLeaf);
        Raises(message.Replace("its base or another view of its base has been", "is being", StringComparison.Ordinal), () => view.Mul_(2));
        Values(view.Detach(), 6);
    }

    [Fact]
    public void Under_no_grad_a_view_of_a_leaf_requires_grad_is_a_leaf_and_may_be_overwritten()
    {
        Tensor x = Leaf(1, 4);
        using var scope = GradMode.NoGrad();
        Tensor view = x[0..1];
        Assert.True(view is { RequiresGrad: true, IsLeaf: true, GradFn: null });
        view.Mul_(10);
        x[1..2].Mul_(0.5);
        Values(x, 10, 2);
        Assert.True(x is { VersionNumber: 2, IsLeaf: true, RequiresGrad: true });
    }

    [Fact]
    public void Detach_shares_memory_and_version_but_no_history()
    {
        Tensor y = Leaf(2, 4).Mul(1);
        Tensor detached = y.Detach();
        Assert.False(detached.RequiresGrad);
        Assert.True(detached.IsLeaf);
        detached.Add_(10);
        Values(y, 12, 14);
        Assert.Equal(1, y.VersionNumber);
        Tensor x = Leaf(1, 1);
        Tensor other = x.Detach().RequiresGrad_();
        other.Mul(3).Sum().Backward();
        Values(other.Grad, 3, 3);
        Assert.Null(x.Grad);
    }

    [Fact]
    public void Detaching_in_place_forgets_the_history_and_is_refused_for_views()
    {
        Tensor y = Leaf(1).Mul(2);
        y.Detach_();
        Assert.True(y is { RequiresGrad: false, IsLeaf: true, GradFn: null });
        Raises(
            "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set "
            + "as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the "
            + "Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.",
            () => Leaf(1, 2).Mul(1).View(2, 1).Detach_());
    }

    [Fact]
    public void An_expanded_tensor_may_not_be_written_to() =>
        Raises(
            "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before "
            + "performing the operation.",
            () => Vector(1).Expand(3).Add_(1));

    [Fact]
    public void Assignment_by_mask_and_index_stops_the_old_gradient_and_feeds_the_source()
    {
        Tensor x = Leaf(1, 2, 3), v = Scalar(5);
        Tensor y = x.Mul(10);
        y[y.Gt(25)] = v;
        y[Integers(0)] = v.Mul(100);
        y.Sum().Backward();
        Values(x.Grad, 0, 10, 0);
        Values(v.Grad, 101);
    }

    [Fact]
    public void Views_copy_nothing()
    {
        Tensor x = Torch.Zeros([24], DType.Float64).View(2, 3, 4);
        Tensor[] views = [x.View(6, 4), x.Transpose(0, 2), x[0..1], x.Expand(5, 2, 3, 4), x.Detach(), x.Permute(2, 0, 1), x.Unsqueeze(0), x.Select(1, 1)];
        Assert.All(views, view => Assert.Same(x.Storage, view.Storage));
    }
}
