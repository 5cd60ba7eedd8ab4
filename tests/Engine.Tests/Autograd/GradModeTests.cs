using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>no_grad, enable_grad, set_grad_enabled, inference_mode.</summary>
public sealed class GradModeTests
{
    private const string Refusal =
        "A view was created in inference mode and is being modified inplace in normal mode. Given that this use case is ambiguous and error-prone, it "
        + "is forbidden. You can clarify your code by moving both the view and the inplace either both inside the inference_mode block (if you don't "
        + "want the inplace to be tracked) or both outside (if you want the inplace to be tracked).";

    [Fact]
    public void Results_under_no_grad_are_leaves()
    {
        Tensor x = Leaf(1);
        using (GradMode.NoGrad())
        {
            Tensor y = x.Mul(2);
            Assert.False(y.RequiresGrad);
            Assert.True(y.IsLeaf);
            Assert.Null(y.GradFn);
            using (GradMode.EnableGrad())
            {
                Assert.True(x.Mul(2).RequiresGrad);
            }

            Assert.False(GradMode.IsEnabled);
        }

        Assert.True(GradMode.IsEnabled);
    }

    [Fact]
    public void An_exception_restores_the_mode()
    {
        Assert.Throws<GradException>(Failing);
        Assert.True(GradMode.IsEnabled);

        static void Failing()
        {
            using var scope = GradMode.SetEnabled(false);
            Vector(1, 2).Add(Vector(1, 2, 3));
        }
    }

    [Fact]
    public void A_mode_that_is_set_without_a_scope_stays()
    {
        GradMode.SetEnabled(false);
        Assert.False(Leaf(1).Mul(2).RequiresGrad);
        GradMode.SetEnabled(true);
        Assert.True(Leaf(1).Mul(2).RequiresGrad);
    }

    [Fact]
    public void Under_no_grad_a_leaf_may_be_overwritten_which_bumps_its_version()
    {
        Tensor x = Leaf(1, 2);
        using (GradMode.NoGrad())
        {
            x.Mul_(3);
        }

        Assert.Equal(1, x.VersionNumber);
        Assert.True(x is { RequiresGrad: true, IsLeaf: true });
        Values(x, 3, 6);
    }

    [Fact]
    public void Overwriting_a_saved_tensor_under_no_grad_is_noticed_in_backward()
    {
        Tensor x = FloatLeaf(1, 2, 3, 4, 5);
        Tensor y = x.Mul(x);
        using (GradMode.NoGrad())
        {
            x.Mul_(2);
        }

        GradException error = Raises(
            "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [5]] is at version "
            + "1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with "
            + "torch.autograd.set_detect_anomaly(True).",
            () => y.Sum().Backward());
        Assert.Equal(ErrorKind.ModifiedInPlace, error.Kind);
    }

    [Fact]
    public void A_factory_keeps_its_flag_under_no_grad()
    {
        using var scope = GradMode.NoGrad();
        Assert.True(Torch.Ones([1], requiresGrad: true) is { RequiresGrad: true, IsLeaf: true });
    }

    [Fact]
    public void Backward_works_under_no_grad_but_not_from_what_was_made_there()
    {
        Tensor x = Leaf(2);
        Tensor y = x.Mul(x);
        using var scope = GradMode.NoGrad();
        y.Backward();
        Values(x.Grad, 4);
        Raises("element 0 of tensors does not require grad and does not have a grad_fn", () => x.Mul(x).Backward());
    }

    [Fact]
    public void Inside_backward_grad_mode_is_off_unless_a_graph_is_created()
    {
        Tensor x = Leaf(2);
        var seen = new List<bool>();
        Tensor y = x.Mul(x);
        y.RegisterHook(grad =>
        {
            seen.Add(GradMode.IsEnabled);
            return null;
        });
        y.Backward(retainGraph: true);
        Gradients.Grad([y], [x], createGraph: true);
        Assert.Equal([false, true], seen);
    }

    [Fact]
    public void Inference_tensors_have_no_version_and_stay_out_of_autograd()
    {
        Tensor x;
        using (GradMode.InferenceMode())
        {
            x = Torch.Ones([1], DType.Float64);
            Assert.True(Torch.Ones([1], requiresGrad: true).RequiresGrad);
            Assert.False(Torch.Ones([1], requiresGrad: true).Mul(2).RequiresGrad);
        }

        Assert.True(x.IsInference);
        Raises("Inference tensors do not track version counter.", () => _ = x.VersionNumber);
        Raises(
            "Inference tensors cannot be saved for backward. To work around you can make a clone to get a normal tensor and use it in autograd.",
            () => Leaf(1).Mul(x));
        Assert.True(Leaf(1).Add(x).RequiresGrad);
        Raises(
            "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace "
            + "update.See https://github.com/pytorch/rfcs/pull/17 for more details.",
            () => x.Add_(1));
        Raises("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.", () => x.RequiresGrad_());
        Assert.False(x.Clone().IsInference);
    }

    [Fact]
    public void A_view_made_in_inference_mode_may_not_be_overwritten_outside_it()
    {
        foreach (Tensor x in (Tensor[])[Leaf(1, 2), Leaf(1, 2).Clone()])
        {
            Tensor view;
            using (GradMode.InferenceMode())
            {
                view = x.View(2, 1);
            }

            Raises(Refusal, () => view.Mul_(2));
        }
    }

    [Fact]
    public void Another_thread_has_a_mode_of_its_own()
    {
        using var scope = GradMode.NoGrad();
        bool other = false;
        var thread = new Thread(() => other = GradMode.IsEnabled);
        thread.Start();
        thread.Join();
        Assert.True(other);
    }
}
