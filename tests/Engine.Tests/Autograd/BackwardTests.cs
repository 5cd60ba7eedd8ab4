using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>backward() and grad(): entry points, errors, accumulation, the life of a graph.</summary>
public sealed class BackwardTests
{
    private const string NoHistory = "element 0 of tensors does not require grad and does not have a grad_fn";

    private const string Unused =
        "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.";

    private const string ReferenceCycle =
        "Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient which can cause a memory leak. We "
        + "recommend using autograd.grad when creating the graph to avoid this. If you have to use this function, make sure to reset the .grad fields of your "
        + "parameters to None after use to break the cycle and avoid the leak.";

    private const string Freed =
        "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved "
        + "intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to "
        + "backward through the graph a second time or if you need to access saved tensors after calling backward.";

    [Fact]
    public void Backward_from_what_requires_no_grad_is_an_error_that_names_the_position()
    {
        Raises(NoHistory, () => Vector(1).Backward());
        Raises(NoHistory.Replace('0', '1'), () => Gradients.Backward([Leaf(1).Mul(2), Vector(1)]));
        Raises(NoHistory, () => Leaf(1).To(DType.Int64).Backward());
        Raises(NoHistory, () => Gradients.Grad([Vector(1)], [Leaf(1)]));
    }

    [Fact]
    public void A_gradient_is_implied_for_one_element_only()
    {
        GradException error = Raises("grad can be implicitly created only for scalar outputs", () => Leaf(1, 2).Mul(2).Backward());
        Assert.Equal(ErrorKind.NonScalarOutput, error.Kind);
        Tensor x = Leaf(3);
        x.Mul(x).Backward();
        Values(x.Grad, 6);
    }

    [Fact]
    public void A_complex_output_needs_its_gradient_said()
    {
        Tensor z = Torch.Ones([], DType.Complex128, requiresGrad: true);
        Raises("grad can be implicitly created only for real scalar outputs but got torch.complex128", () => z.Mul(z).Backward());
    }

    [Fact]
    public void A_gradient_of_another_shape_or_kind_is_refused_and_one_of_another_precision_is_converted()
    {
        Tensor x = Leaf(1, 2);
        Raises(
            "Mismatch in shape: grad_output[0] has a shape of torch.Size([3]) and output[0] has a shape of torch.Size([2]).",
            () => x.Mul(2).Backward(Vector(1, 1, 1)));
        Raises(
            "For complex Tensors, both grad_output and output are required to have the same dtype. Mismatch in dtype: grad_output[0] has a dtype of "
            + "torch.complex64 and output[0] has a dtype of torch.float64.",
            () => x.Mul(2).Backward(Torch.Ones([2], DType.Complex64)));
        x.Mul(2).Backward(Torch.Ones([2], DType.Float32));
        Assert.Equal(DType.Float64, x.Grad!.DType);
        Values(x.Grad, 2, 2);
    }

    [Fact]
    public void Empty_lists_of_inputs_are_errors()
    {
        Raises("`inputs` argument to `backward()` cannot be empty.", () => Leaf(1).Mul(2).Backward(inputs: []));
        Assert.Equal("ValueError", Raises("grad requires non-empty inputs.", () => Gradients.Grad([Leaf(1).Mul(2)], [])).PythonType);
    }

    [Fact]
    public void An_unused_input_is_an_error_null_or_zeros_as_asked()
    {
        Tensor x = Leaf(2), u = Leaf(3);
        Tensor y = x.Mul(x);
        Raises(Unused, () => Gradients.Grad([y], [x, u], retainGraph: true));
        Tensor?[] grads = Gradients.Grad([y], [x, u], retainGraph: true, allowUnused: true);
        Values(grads[0], 4);
        Assert.Null(grads[1]);
        Values(Gradients.Grad([y], [x, u], retainGraph: true, materializeGrads: true)[1], 0);
        GradException error = Raises(
            "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.",
            () => Gradients.Grad([y], [x], allowUnused: false, materializeGrads: true));
        Assert.Equal("ValueError", error.PythonType);
    }

    [Fact]
    public void An_input_that_requires_no_grad_is_named_by_its_position() =>
        Raises("element 1 of the input tensors does not require grad", () =>
        {
            Tensor x = Leaf(1);
            Gradients.Grad([x.Mul(2)], [x, Vector(1)]);
        });

    [Fact]
    public void Grad_leaves_dot_grad_alone_and_reaches_intermediates_and_the_output_itself()
    {
        Tensor x = Leaf(2);
        Tensor y = x.Mul(x);
        Tensor z = y.Mul(y);
        Tensor?[] grads = Gradients.Grad([z], [y, x, z]);
        Assert.Equal([8, 32, 1], grads.Select(grad => grad!.Item().ToDouble()));
        Assert.Null(x.Grad);
    }

    [Fact]
    public void Several_outputs_are_summed_and_the_same_root_twice_counts_twice()
    {
        Tensor x = Leaf(2);
        Tensor y = x.Mul(x), z = x.Mul(x).Mul(x);
        Values(Gradients.Grad([y, z], [x], retainGraph: true)[0], 16);
        Gradients.Backward([z, z], [null, null]);
        Values(x.Grad, 24);
    }

    [Fact]
    public void Fewer_gradients_than_outputs_are_an_error() =>
        Raises("got 2 tensors and 1 gradients", () =>
        {
            Tensor x = Leaf(2);
            Gradients.Grad([x.Mul(2), x.Mul(3)], [x], [Vector(1)]);
        });

    [Fact]
    public void Backward_with_inputs_accumulates_in_those_alone_leaf_or_not()
    {
        Tensor x = Leaf(2), w = Leaf(3);
        Tensor y = x.Mul(w);
        y.Mul(y).Backward(inputs: [x, y]);
        Values(x.Grad, 36);
        Values(y.Grad, 12);
        Assert.Null(w.Grad);
    }

    [Fact]
    public void Gradients_accumulate_in_the_same_tensor()
    {
        Tensor x = Leaf(1, 1);
        x.Mul(2).Sum().Backward();
        Tensor first = x.Grad!;
        x.Mul(3).Sum().Backward();
        Assert.Same(first, x.Grad);
        Values(first, 5, 5);
    }

    [Fact]
    public void With_create_graph_they_accumulate_in_a_new_tensor_and_it_warns()
    {
        Tensor x = Leaf(1, 2);
        x.Mul(2).Sum().Backward();
        Tensor first = x.Grad!;
        List<string> warnings = WarningsOf(() => x.Mul(x).Sum().Backward(createGraph: true));
        Assert.Equal(ReferenceCycle, Assert.Single(warnings));
        Assert.NotSame(first, x.Grad);
        Values(first, 2, 2);
        Values(x.Grad, 4, 6);
        Assert.True(x.Grad!.RequiresGrad);
    }

    [Fact]
    public void The_gradient_that_a_caller_gave_is_never_the_leafs_own()
    {
        Tensor x = Leaf(1, 2), seed = Vector(1, 1);
        x.Add(0).Backward(seed);
        x.Grad!.Add_(5);
        Values(seed, 1, 1);
    }

    [Fact]
    public void Fan_out_is_summed()
    {
        Tensor x = Leaf(1);
        x.Mul(2).Add(x.Mul(3)).Add(x.Mul(4)).Backward();
        Values(x.Grad, 9);
    }

    [Fact]
    public void A_gradient_has_the_dtype_of_its_tensor()
    {
        Tensor x = FloatLeaf(1, 1);
        x.Mul(Vector(2, 2)).Sum().Backward();
        Assert.Equal(DType.Float32, x.Grad!.DType);
        Values(x.Grad, 2, 2);
    }

    [Fact]
    public void A_grad_that_the_user_installed_is_added_to()
    {
        Tensor x = Leaf(1, 1);
        x.Grad = Vector(10, 20);
        x.Mul(2).Sum().Backward();
        Values(x.Grad, 12, 22);
    }

    [Fact]
    public void A_leafs_grad_has_the_leafs_strides_where_those_leave_no_gaps()
    {
        Tensor x = Matrix(3, 1, 2, 3, 4, 5, 6).Detach().T().RequiresGrad_();
        x.Mul(x).Sum().Backward();
        Assert.Equal(x.Strides.ToArray(), x.Grad!.Strides.ToArray());
        Values(x.Grad, 2, 6, 10, 4, 8, 12);
    }

    [Fact]
    public void An_empty_tensor_has_an_empty_gradient()
    {
        Tensor x = Torch.Zeros([4, 0], DType.Float64, requiresGrad: true);
        Tensor sum = x.Sum();
        sum.Backward();
        Assert.Equal(("[4, 0]", 0.0), (x.Grad!.Shape.ToString(), sum.Item().ToDouble()));
    }

    [Fact]
    public void A_graph_is_freed_unless_retained()
    {
        Tensor x = Leaf(2);
        Tensor y = x.Mul(x);
        y.Backward(retainGraph: true);
        y.Backward();
        Values(x.Grad, 8);
        Assert.Equal(ErrorKind.GraphFreed, Raises(Freed, () => y.Backward()).Kind);
    }

    [Fact]
    public void A_graph_that_saved_nothing_can_be_run_again()
    {
        Tensor x = Leaf(1, 1);
        Tensor y = x.Add(1).Sum();
        y.Backward();
        y.Backward();
        Values(x.Grad, 2, 2);
    }

    [Fact]
    public void A_shared_part_is_freed_by_the_first_that_runs_it()
    {
        Tensor shared = Leaf(2).Exp();
        Tensor a = shared.Mul(2), b = shared.Mul(3);
        a.Backward();
        Raises(Freed, () => b.Backward());
    }

    [Fact]
    public void A_graph_is_retained_by_default_where_a_graph_is_created()
    {
        Tensor x = Leaf(2);
        Tensor y = x.Mul(x);
        Values(Gradients.Grad([y], [x], createGraph: true)[0], 4);
        Values(Gradients.Grad([y], [x])[0], 4);
    }

    [Fact]
    public void A_saved_tensor_cannot_be_read_after_the_graph_was_freed()
    {
        Tensor x = Leaf(2);
        Tensor y = x.Mul(x);
        var node = (OperatorNode)y.GradFn!;
        Assert.Same(x, node.SavedInput(0, anomaly: false));
        y.Backward();
        Raises(Freed, () => node.SavedInput(0, anomaly: false));
    }

    [Fact]
    public void A_derivative_that_PyTorch_does_not_have_is_an_error_where_it_is_asked_for()
    {
        AssertMissing("nextafter", Leaf(1).Nextafter(Vector(2)));
        AssertMissing("nextafter", Vector(1).Nextafter(Leaf(2)));
        AssertMissing("igamma: input", Leaf(1).Igamma(Vector(2)));
        AssertMissing("igammac: input", Leaf(1).Igammac(Vector(2)));

        static void AssertMissing(string derivative, Tensor y)
        {
            GradException error = Raises($"the derivative for '{derivative}' is not implemented.", () => y.Backward());
            Assert.Equal((ErrorKind.NotDifferentiable, "NotImplementedError"), (error.Kind, error.PythonType));
        }
    }

    [Fact]
    public void A_grad_with_a_history_can_be_detached_and_zeroed_where_it_stands()
    {
        Tensor x = Leaf(2);
        WarningsOf(() => x.Mul(x).Backward(createGraph: true));
        Tensor grad = x.Grad!;
        grad.Detach_().Zero_();
        Assert.Same(grad, x.Grad);
        Assert.True(grad is { RequiresGrad: false, GradFn: null });
        Values(grad, 0);
    }

    [Fact]
    public void A_million_nodes_cost_no_stack()
    {
        Tensor x = Scalar(1);
        Tensor y = x;
        for (int i = 0; i < 1_000_000; i++)
        {
            y = y.Add(0);
        }

        y.Backward();
        Values(x.Grad, 1);
    }

    [Fact]
    public void Batched_gradients_give_batched_results()
    {
        Tensor x = Leaf(1, 2);
        Tensor y = x.Mul(x);
        Tensor grads = Gradients.Grad([y], [x], [Matrix(2, 1, 0, 0, 1).Detach()], retainGraph: true, isGradsBatched: true)[0]!;
        Values(grads, 2, 0, 0, 4);
        Raises(
            "If `is_grads_batched=True`, we interpret the first dimension of each grad_output as the batch dimension. The sizes of the remaining "
            + "dimensions are expected to match the shape of corresponding output, but a mismatch was detected: grad_output[0] has a shape of "
            + "torch.Size([]) and output[0] has a shape of torch.Size([2]). If you only want some tensors in `grad_output` to be considered batched, "
            + "consider using vmap.",
            () => Gradients.Grad([y], [x], [Scalar(1).Detach()], isGradsBatched: true));
    }

    [Fact]
    public void Broadcasting_is_undone_by_summing()
    {
        Tensor column = Matrix(3, 1, 2, 3), row = Matrix(1, 1, 1, 1, 1), scalar = Scalar(1);
        column.Add(row).Add(scalar).Sum().Backward();
        Values(column.Grad, 4, 4, 4);
        Values(row.Grad, 3, 3, 3, 3);
        Values(scalar.Grad, 12);
        Assert.Equal(Shape.Scalar, scalar.Grad!.Shape);
    }
}
