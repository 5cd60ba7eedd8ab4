using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>Functions with gradients of their own: PyTorch's contract of torch.autograd.Function.</summary>
public sealed class CustomFunctionTests
{
    [Fact]
    public void A_function_is_a_class_with_a_forward_and_a_backward()
    {
        Tensor x = Leaf(1, 2);
        Tensor y = new Cube().Apply(x)[0];
        y.Sum().Backward();
        Values(y, 1, 8);
        Values(x.Grad, 3, 12);
        Assert.Equal("CubeBackward", y.GradFn!.Name);
    }

    [Fact]
    public void Its_gradient_can_be_differentiated_again()
    {
        Tensor x = Scalar(2);
        Tensor slope = Gradients.Grad(new Cube().Apply(x)[0], x, createGraph: true);
        Tensor curvature = Gradients.Grad(slope, x, createGraph: true);
        Values(slope, 12);
        Values(curvature, 12);
        Values(Gradients.Grad(curvature, x), 6);
    }

    [Fact]
    public void Nothing_is_recorded_where_nothing_requires_grad()
    {
        Assert.Null(new Cube().Apply(Vector(2))[0].GradFn);
        using (GradMode.NoGrad())
        {
            Assert.Null(new Cube().Apply(Leaf(2))[0].GradFn);
        }
    }

    [Fact]
    public void The_context_says_which_inputs_need_a_gradient()
    {
        IReadOnlyList<bool>? needed = null;
        var product = new Lambda(
            (context, inputs) =>
            {
                context.SaveForBackward(inputs);
                return [inputs[0]!.Mul(inputs[1]!)];
            },
            (context, gradients) =>
            {
                needed = context.NeedsInputGrad;
                return [gradients[0]!.Mul(context.SavedTensors[1]!), null, null];
            });
        Tensor x = Leaf(1);
        product.Apply(x, Vector(5), null)[0].Backward();
        Assert.Equal([true, false, false], needed);
        Values(x.Grad, 5);
    }

    [Fact]
    public void The_context_keeps_anything_else_by_name()
    {
        Tensor x = Leaf(1);
        var scale = new Lambda(
            (context, inputs) =>
            {
                context["factor"] = 3.0;
                return [inputs[0]!.Mul(3.0)];
            },
            (context, gradients) => [gradients[0]!.Mul((double)context["factor"]!)]);
        scale.Apply(x)[0].Backward();
        Values(x.Grad, 3);
    }

    [Theory]
    [InlineData(2, "function LambdaBackward returned an incorrect number of gradients (expected 1, got 2)")]
    [InlineData(0, "function LambdaBackward returned an incorrect number of gradients (expected 1, got 0)")]
    public void A_backward_gives_one_gradient_for_each_input(int count, string message)
    {
        Tensor y = Twice((_, gradients) => [.. Enumerable.Repeat(gradients[0], count)]).Apply(Leaf(1))[0];
        Raises(message, () => y.Backward());
    }

    [Fact]
    public void Trailing_nulls_beyond_the_inputs_are_ignored()
    {
        Tensor x = Leaf(1);
        Twice((_, gradients) => [gradients[0]!.Mul(2), null, null]).Apply(x)[0].Backward();
        Values(x.Grad, 2);
    }

    [Fact]
    public void A_gradient_for_an_input_that_is_absent_is_an_error()
    {
        Tensor y = Twice((_, gradients) => [gradients[0], gradients[0]]).Apply(Leaf(1), null)[0];
        Raises(
            "function LambdaBackward returned a gradient different than None at position 2, but the corresponding forward input was not a Variable",
            () => y.Backward());
    }

    [Fact]
    public void A_gradient_must_fit_its_input_or_be_summed_to_it()
    {
        Tensor wrong = Twice((_, _) => [Torch.Ones([10])]).Apply(Torch.Ones([5, 5]).RequiresGrad_())[0];
        Raises(
            "Function LambdaBackward returned an invalid gradient at index 0 - got [10] but expected shape compatible with [5, 5]",
            () => wrong.Sum().Backward());
        Tensor x = Leaf(1, 1);
        Twice((_, _) => [Torch.Ones([3, 2])]).Apply(x)[0].Sum().Backward();
        Values(x.Grad, 3, 3);
    }

    [Fact]
    public void A_complex_gradient_of_a_real_input_is_an_error() => Raises(
        "Expected isFloatingType(grad.scalar_type()) || (input_is_complex == grad_is_complex) to be true, but got false.  (Could this error message be "
        + "improved?  If so, please report an enhancement request to PyTorch.)",
        () => Twice((_, gradients) => [gradients[0]!.To(DType.Complex128)]).Apply(Leaf(1))[0].Backward());

    [Fact]
    public void A_null_gradient_leaves_the_leaf_without_one()
    {
        Tensor x = Leaf(1);
        Twice((_, _) => [null]).Apply(x)[0].Backward();
        Assert.Null(x.Grad);
    }

    [Fact]
    public void A_function_without_backward_or_jvp_says_so_when_it_is_needed()
    {
        Tensor x = Leaf(1);
        Tensor y = new OnlyForward().Apply(x)[0];
        Raises(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.",
            () => y.Backward());
        using Dual.Level level = Dual.EnterLevel();
        Raises(
            "You must implement the jvp function for custom autograd.Function to use it with forward mode AD.",
            () => new OnlyForward().Apply(Dual.Make(x, x)));
    }

    [Fact]
    public void Outputs_that_were_marked_have_no_gradient()
    {
        Tensor x = Leaf(3, 1, 2);
        var sorted = new Lambda(
            (context, inputs) =>
            {
                var (values, indices) = inputs[0]!.Sort();
                context.MarkNonDifferentiable(indices);
                context.SaveForBackward(indices);
                return [values, indices];
            },
            (context, gradients) => [Torch.Zeros([3], DType.Float64).Scatter(0, context.SavedTensors[0]!, gradients[0]!)]);
        Tensor[] outputs = sorted.Apply(x);
        Assert.False(outputs[1].RequiresGrad);
        outputs[0].Mul(Vector(1, 10, 100)).Sum().Backward();
        Values(x.Grad, 100, 1, 10);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradients_that_did_not_arrive_are_zeros_unless_told_otherwise(bool materializes)
    {
        Tensor? second = null;
        var two = new Lambda(
            (context, inputs) =>
            {
                context.MaterializesGrads = materializes;
                return [inputs[0]!.Mul(2), inputs[0]!.Mul(3)];
            },
            (_, gradients) =>
            {
                second = gradients[1];
                return [gradients[0]];
            });
        two.Apply(Leaf(1))[0].Backward();
        Assert.Equal(materializes ? [0.0] : null, second?.ToDoubles());
    }

    [Fact]
    public void A_backward_runs_on_zeros_even_where_no_gradient_arrived_at_all()
    {
        bool ran = false;
        Tensor x = Leaf(1);
        Tensor inner = Twice((_, gradients) =>
        {
            ran = gradients[0]!.ToDoubles()[0] == 0;
            return gradients;
        }).Apply(x)[0];
        Twice((_, _) => [null]).Apply(inner)[0].Backward();
        Assert.True(ran);
        Values(x.Grad, 0);
    }

    [Fact]
    public void An_input_that_is_returned_comes_back_as_another_tensor_with_the_functions_history()
    {
        Tensor x = Leaf(1);
        Tensor y = new Lambda((_, inputs) => [inputs[0]!], (_, gradients) => [gradients[0]!.Mul(2)]).Apply(x)[0];
        Assert.NotSame(x, y);
        Assert.True(x.IsLeaf);
        y.Backward();
        Values(x.Grad, 2);
        Raises(
            "Output 0 of LambdaBackward is a view and is being modified inplace. This view was created inside a custom Function (or because an input was "
            + "returned as-is) and the autograd logic to handle view+inplace would override the custom backward associated with the custom Function, "
            + "leading to incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function.",
            () => y.Add_(1));
    }

    [Fact]
    public void An_input_that_was_modified_in_place_is_marked_and_keeps_its_identity()
    {
        Tensor x = Leaf(1, 2);
        Tensor y = x.Mul(1);
        Tensor z = Doubling().Apply(y)[0];
        Assert.Same(y, z);
        Assert.Equal("LambdaBackward", y.GradFn!.Name);
        z.Sum().Backward();
        Values(z, 2, 4);
        Values(x.Grad, 2, 2);
    }

    [Fact]
    public void A_view_that_was_modified_in_place_changes_the_history_of_its_base()
    {
        Tensor x = Leaf(1, 2);
        Tensor y = x.Mul(1);
        Doubling().Apply(y.Narrow(0, 0, 1));
        Assert.Equal("torch::autograd::CopySlices", y.GradFn!.Name);
        y.Sum().Backward();
        Values(y, 2, 2);
        Values(x.Grad, 2, 1);
    }

    [Fact]
    public void What_may_not_be_modified_in_place_is_refused()
    {
        Tensor x = Leaf(1, 2);
        Raises("a leaf Variable that requires grad has been used in an in-place operation.", () => Doubling().Apply(x));
        Raises("a view of a leaf Variable that requires grad is being used in an in-place operation.", () => Doubling().Apply(x.Narrow(0, 0, 1)));
        Raises(
            "Some elements marked as dirty during the forward method were not returned as output. The inputs that are modified inplace must all be "
            + "outputs of the Function.",
            () => new Lambda(
                (context, inputs) =>
                {
                    context.MarkDirty(inputs[0]!.Add_(1));
                    return [inputs[0]!.Mul(2)];
                },
                (_, gradients) => gradients).Apply(x.Mul(1)));
    }

    [Fact]
    public void Saved_tensors_are_checked_for_their_version_and_freed_after_the_pass()
    {
        Tensor x = FloatLeaf(3);
        Tensor h = x.Add(1);
        Tensor y = new Cube().Apply(h)[0];
        h.Add_(1);
        Raises(
            "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [1]], which is output 0 of "
            + "AddBackward0, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its "
            + "gradient, with torch.autograd.set_detect_anomaly(True).",
            () => y.Backward());
        Tensor z = new Cube().Apply(x)[0];
        z.Backward(retainGraph: true);
        z.Backward();
        Values(x.Grad, 54);
        Assert.Equal(ErrorKind.GraphFreed, Assert.Throws<GradException>(() => z.Backward()).Kind);
    }

    [Fact]
    public void A_saved_output_keeps_its_history()
    {
        Tensor x = Scalar(0.5);
        var exp = new Lambda(
            (context, inputs) =>
            {
                Tensor result = inputs[0]!.Exp();
                context.SaveForBackward(result);
                return [result];
            },
            (context, gradients) => [gradients[0]!.Mul(context.SavedTensors[0]!)]);
        Tensor slope = Gradients.Grad(exp.Apply(x)[0], x, createGraph: true);
        Tensor curvature = Gradients.Grad(slope, x);
        Values(slope, Math.Exp(0.5));
        Values(curvature, Math.Exp(0.5));
    }

    [Fact]
    public void A_backward_that_is_once_differentiable_refuses_the_second_time()
    {
        Tensor x = Leaf(2);
        Tensor slope = Gradients.Grad(new Once().Apply(x)[0], x, Leaf(1), createGraph: true);
        Values(slope, 12);
        Assert.True(slope.RequiresGrad);
        Raises("trying to differentiate twice a function that was marked with @once_differentiable", () => slope.Backward());
        Assert.False(Gradients.Grad(new Once().Apply(x)[0], x).RequiresGrad);
    }

    [Fact]
    public void In_forward_mode_the_functions_own_formula_gives_the_tangents_also_of_tangents()
    {
        using Dual.Level outer = Dual.EnterLevel();
        Tensor x = Dual.Make(Vector(2), Vector(1));
        using (Dual.Level inner = Dual.EnterLevel())
        {
            Tensor y = new Cube().Apply(Dual.Make(x, Vector(1)))[0];
            Tensor slope = Dual.Unpack(y).Tangent!;
            inner.Dispose();
            Values(slope, 12);
            Values(Dual.Unpack(slope).Tangent, 12);
            Values(Dual.Unpack(new Cube().Apply(x)[0]).Tangent, 12);
        }
    }

    [Fact]
    public void Hooks_of_saved_tensors_see_what_a_function_saves()
    {
        Tensor x = Leaf(2);
        int packed = 0;
        Tensor y;
        using (new SavedTensorHooks(
            tensor =>
            {
                packed++;
                return tensor.ToDoubles();
            },
            kept => Vector((double[])kept)).Use())
        {
            y = new Cube().Apply(x)[0];
        }

        Tensor slope = Gradients.Grad(y, x, createGraph: true);
        Assert.Equal(1, packed);
        Values(slope, 12);
        Values(Gradients.Grad(slope, x), 12);
    }

    private static Lambda Twice(Func<FunctionContext, Tensor?[], Tensor?[]> backward) => new((_, inputs) => [inputs[0]!.Mul(2)], backward);

    private static Lambda Doubling() => new(
        (context, inputs) =>
        {
            context.MarkDirty(inputs[0]!.Mul_(2));
            return [inputs[0]!];
        },
        (_, gradients) => [gradients[0]!.Mul(2)]);

    private sealed class Cube : CustomFunction
    {
        protected override Tensor[] Forward(FunctionContext context, Tensor?[] inputs)
        {
            context.SaveForBackward(inputs[0]);
            context.SaveForForward(inputs[0]);
            return [inputs[0]!.Pow(3)];
        }

        protected override Tensor?[] Backward(FunctionContext context, Tensor?[] gradients) =>
            [gradients[0]!.Mul(context.SavedTensors[0]!.Pow(2)).Mul(3)];

        protected override Tensor?[] Jvp(FunctionContext context, Tensor?[] tangents) =>
            [tangents[0]!.Mul(context.SavedTensors[0]!.Pow(2)).Mul(3)];
    }

    private sealed class Once : CustomFunction
    {
        protected override bool IsOnceDifferentiable => true;

        protected override Tensor[] Forward(FunctionContext context, Tensor?[] inputs)
        {
            context.SaveForBackward(inputs[0]);
            return [inputs[0]!.Pow(3)];
        }

        protected override Tensor?[] Backward(FunctionContext context, Tensor?[] gradients) =>
            [gradients[0]!.Mul(context.SavedTensors[0]!.Pow(2)).Mul(3)];
    }

    private sealed class OnlyForward : CustomFunction
    {
        protected override Tensor[] Forward(FunctionContext context, Tensor?[] inputs) => [inputs[0]!.Mul(2)];
    }

    private sealed class Lambda(
        Func<FunctionContext, Tensor?[], Tensor[]> forward, Func<FunctionContext, Tensor?[], Tensor?[]> backward) : CustomFunction
    {
        protected override Tensor[] Forward(FunctionContext context, Tensor?[] inputs) => forward(context, inputs);

        protected override Tensor?[] Backward(FunctionContext context, Tensor?[] gradients) => backward(context, gradients);
    }
}
