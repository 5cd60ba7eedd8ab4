using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>Hooks on tensors and nodes, and retain_grad, in the order of PyTorch 2.</summary>
public sealed class HookTests
{
    [Fact]
    public void A_tensor_hook_sees_the_gradient_and_may_replace_it()
    {
        Tensor x = Leaf(1, 1);
        Tensor? seen = null;
        x.RegisterHook(grad => (seen = grad).Mul(10));
        x.Mul(2).Sum().Backward();
        Values(seen, 2, 2);
        Values(x.Grad, 20, 20);
    }

    [Fact]
    public void Several_hooks_run_in_the_order_of_registration_each_on_the_formers_result()
    {
        Tensor x = Leaf(1);
        var seen = new List<double>();
        x.RegisterHook(grad =>
        {
            seen.Add(grad.Item().ToDouble());
            return grad.Add(1);
        });
        x.RegisterHook(grad =>
        {
            seen.Add(grad.Item().ToDouble());
            return grad.Mul(10);
        });
        x.Mul(2).Backward();
        Assert.Equal([2, 3], seen);
        Values(x.Grad, 30);
    }

    [Fact]
    public void A_removed_hook_runs_no_more()
    {
        Tensor x = Leaf(1);
        HookHandle handle = x.RegisterHook(grad => grad.Mul(10));
        handle.Remove();
        handle.Remove();
        x.Mul(2).Backward();
        Values(x.Grad, 2);
    }

    [Fact]
    public void A_hook_needs_a_tensor_that_requires_grad() =>
        Raises("cannot register a hook on a tensor that doesn't require gradient", () => Vector(1).RegisterHook(_ => null));

    [Fact]
    public void Hooks_run_from_the_end_to_the_beginning_and_once_on_the_sum_of_all_uses()
    {
        Tensor x = Leaf(1);
        Tensor y = x.Mul(2);
        Tensor z = y.Mul(3).Add(y.Mul(4));
        var order = new List<(string Name, double Value)>();
        foreach (var (name, tensor) in ((string, Tensor)[])[("x", x), ("y", y), ("z", z)])
        {
            tensor.RegisterHook(grad =>
            {
                order.Add((name, grad.Item().ToDouble()));
                return null;
            });
        }

        z.Backward();
        Assert.Equal([("z", 1.0), ("y", 7.0), ("x", 14.0)], order);
    }

    [Fact]
    public void A_hook_may_not_change_the_shape_or_the_dtype_and_is_named()
    {
        Tensor x = Leaf(1, 2), y = Leaf(1, 2), z = Leaf(1, 2);
        x.RegisterHook(_ => Vector(1));
        y.RegisterHook(Shrink);
        z.RegisterHook(Narrow);
        Raises("hook '<lambda>' has changed the size of value", () => x.Mul(2).Sum().Backward());
        Raises("hook 'Shrink' has changed the size of value", () => y.Mul(2).Sum().Backward());
        Raises("hook 'Narrow' has changed the type of value (was torch.DoubleTensor got torch.FloatTensor)", () => z.Mul(2).Sum().Backward());

        static Tensor? Shrink(Tensor grad) => grad[0..1];
    }

    [Fact]
    public void A_hook_that_gives_nothing_keeps_the_gradient_and_hooks_stand_before_and_after_a_node()
    {
        Tensor x = Leaf(2), y = x.Mul(3);
        var order = new List<string>();
        y.RegisterHook(_ => Log<Tensor>("tensor pre"));
        y.GradFn!.RegisterHook((_, _) => Log<Tensor?[]>("node post"));
        x.RegisterHook(_ => Log<Tensor>("leaf pre"));
        y.Backward();
        Assert.Equal(["tensor pre", "node post", "leaf pre"], order);
        Values(x.Grad, 3);

        T? Log<T>(string what)
            where T : class
        {
            order.Add(what);
            return null;
        }
    }

    [Fact]
    public void An_exception_in_a_hook_reaches_the_caller()
    {
        Tensor x = Leaf(1);
        x.RegisterHook(_ => throw new InvalidOperationException("boom"));
        Assert.Equal("boom", Assert.Throws<InvalidOperationException>(() => x.Mul(2).Backward()).Message);
    }

    [Fact]
    public void A_node_hook_sees_both_sides_and_may_replace_the_gradients_of_the_inputs()
    {
        Tensor x = Leaf(2);
        Tensor y = x.Mul(x);
        (double In, double Out) seen = default;
        y.GradFn!.RegisterHook((inputs, outputs) =>
        {
            seen = (inputs[0]!.Item().ToDouble(), outputs[0]!.Item().ToDouble());
            return [inputs[0]!.Mul(10), inputs[1]!.Mul(10)];
        });
        y.Backward();
        Assert.Equal((2, 1), seen);
        Values(x.Grad, 40);
    }

    [Fact]
    public void A_node_prehook_may_replace_the_gradients_of_the_outputs()
    {
        Tensor x = Leaf(2);
        Tensor y = x.Mul(x);
        y.GradFn!.RegisterPrehook(outputs => [outputs[0]!.Mul(10)]);
        y.Backward();
        Values(x.Grad, 40);
    }

    [Fact]
    public void A_non_leaf_keeps_its_gradient_when_asked_and_accumulates_it()
    {
        Tensor x = Leaf(1);
        Tensor y = x.Mul(2);
        y.RetainGrad();
        Assert.True(y.RetainsGrad);
        y.Mul(3).Backward(retainGraph: true);
        Values(y.Grad, 3);
        y.Mul(3).Backward();
        Values(y.Grad, 6);
    }

    [Fact]
    public void Retaining_is_nothing_new_for_a_leaf_and_an_error_without_grad()
    {
        Tensor x = Leaf(2);
        x.RetainGrad();
        Assert.False(x.RetainsGrad);
        Raises("can't retain_grad on Tensor that has requires_grad=False", () => Vector(1).RetainGrad());
    }

    [Fact]
    public void A_retained_gradient_is_that_of_the_newest_value_after_all_hooks()
    {
        Tensor y = Leaf(1).Mul(2);
        y.RetainGrad();
        y.Mul_(5);
        y.RegisterHook(grad => grad.Mul(2));
        y.Backward();
        Values(y.Grad, 2);
    }

    [Fact]
    public void A_hook_stays_with_the_history_it_was_registered_on()
    {
        Tensor y = Leaf(1).Mul(1);
        var seen = new List<(string, double)>();
        y.RegisterHook(grad =>
        {
            seen.Add(("before", grad.Item().ToDouble()));
            return null;
        });
        y.Mul_(5);
        y.RegisterHook(grad =>
        {
            seen.Add(("after", grad.Item().ToDouble()));
            return null;
        });
        y.Backward();
        Assert.Equal([("after", 1), ("before", 5)], seen);
    }

    [Fact]
    public void Grad_captures_what_the_hooks_made_of_the_gradient()
    {
        Tensor x = Leaf(2);
        x.RegisterHook(grad => grad.Mul(10));
        Values(Gradients.Grad(x.Mul(x), x), 40);
    }

    [Fact]
    public void Around_a_leaf_the_order_is_tensor_hook_accumulation_post_hook()
    {
        Tensor x = Leaf(1);
        var order = new List<string>();
        x.RegisterHook(_ => Log<Tensor>("tensor"));
        Node accumulator = x.Mul(1).GradFn!.NextFunctions[0].Node!;
        accumulator.RegisterPrehook(_ => Log<Tensor?[]>("pre"));
        x.RegisterPostAccumulateGradHook(leaf => Log<Tensor>($"accumulated {leaf.Grad!.Item().ToDouble()}"));
        accumulator.RegisterHook((_, _) => Log<Tensor?[]>("post"));
        x.Mul(2).Backward();
        Assert.Equal(["tensor", "pre", "accumulated 2", "post"], order);
        Raises("post accumulate grad hooks cannot be registered on non-leaf tensors", () => x.Mul(2).RegisterPostAccumulateGradHook(_ => { }));

        T? Log<T>(string what)
            where T : class
        {
            order.Add(what);
            return null;
        }
    }

    [Fact]
    public void A_hook_may_run_a_backward_pass_of_its_own_over_the_same_graph()
    {
        Tensor x = Leaf(2), shared = x.Mul(x);
        Tensor y = shared.Mul(3);
        Tensor? inner = null;
        y.RegisterHook(_ =>
        {
            inner = Gradients.Grad([shared], [x], retainGraph: true)[0];
            return null;
        });
        y.Backward();
        Values(inner, 4);
        Values(x.Grad, 12);
    }

    private static Tensor? Narrow(Tensor grad) => grad.To(DType.Float32);
}
