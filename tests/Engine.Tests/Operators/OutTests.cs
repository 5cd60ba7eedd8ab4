using GradService.Autograd;
using GradService.Graphs;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Operators;

/// <summary>The keyword <c>out</c> of functions, and <c>resize_</c>; expected values and texts are PyTorch's.</summary>
public sealed class OutTests
{
    [Fact]
    public void The_result_is_written_into_the_tensor_which_is_given_back()
    {
        Tensor result = Vector(0, 0);
        Assert.Same(result, Assert.Single(Call("mul", [Vector(1, 2), Vector(3, 4)], result)));
        Values(result, 3, 8);
        Assert.Equal(1, result.VersionNumber);
    }

    [Fact]
    public void Several_results_go_into_several_tensors()
    {
        Tensor values = Vector(), indices = Integers();
        Assert.Equal([values, indices], Call("max", [Vector(1, 5, 2), 0L], new object?[] { values, indices }));
        Assert.Equal((5, 1, Shape.Scalar), (values.Item().ToDouble(), indices.Item().ToInt64(), values.Shape));
        GradException error = Raises("expected tuple of 2 elements but got 1", () => Call("max", [Vector(1), 0L], new object?[] { values }));
        Assert.Equal("TypeError", error.PythonType);
    }

    [Theory]
    [InlineData("mul", "mul")]
    [InlineData("multiply", "mul")]
    [InlineData("atan2", "atan2")]
    [InlineData("special.gammainc", "igamma")]
    public void With_arguments_that_require_grad_it_is_an_error_that_names_the_function(string op, string name)
    {
        string message = $"{name}(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.";
        Tensor plain = Vector(1, 2), result = Vector(0, 0);
        Raises(message, () => Call(op, [plain, Leaf(3, 4)], result));
        Raises(message, () => Call(op, [plain, plain], Leaf(0, 0)));
        Values(result, 0, 0);
    }

    [Fact]
    public void Under_no_grad_it_is_allowed_even_into_a_leaf()
    {
        using var scope = GradMode.NoGrad();
        Tensor result = Leaf(0, 0);
        Call("mul", [Leaf(1, 1), 1.0], result);
        Values(result, 1, 1);
        Assert.True(result is { RequiresGrad: true, IsLeaf: true, VersionNumber: 1 });
        Assert.False(Call("mul", [Leaf(1, 1), 1.0], Vector(0, 0))[0].RequiresGrad);
    }

    [Fact]
    public void What_was_saved_of_the_tensor_is_noticed_in_backward()
    {
        Tensor x = Leaf(1, 2), constant = Vector(3, 4);
        Tensor y = x.Mul(constant);
        Call("exp", [Vector(1, 2)], constant);
        Assert.Contains("is at version 1; expected version 0 instead", Assert.Throws<GradException>(() => y.Sum().Backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_of_a_lower_category_is_converted_and_one_of_a_higher_is_refused()
    {
        Tensor wide = Torch.Zeros([2], DType.Complex128), flags = Torch.Zeros([2], DType.Bool);
        Call("mul", [Vector(1, 2), 2.0], wide);
        Assert.Equal([2, 4], wide.Real().ToDoubles());
        Raises("result type Float can't be cast to the desired output type Long", () => Call("mul", [FloatLeaf(1, 2).Detach(), 2.0], Integers(0, 0)));
        Raises("result type Long can't be cast to the desired output type Bool", () => Call("add", [Integers(1, 2), 1L], flags));
    }

    [Fact]
    public void A_function_that_takes_a_dtype_takes_that_of_the_tensor()
    {
        Tensor result = Integers();
        Call("cumsum", [Vector(1.5, 1.7), 0L], result);
        Assert.Equal([1, 2], result.ToInt64s());
        Raises("dtype Double does not match dtype of out parameter (Float)", () =>
            Call("zeros", [2L], FloatLeaf(0, 0).Detach(), KeyValuePair.Create<string, object?>("dtype", DType.Float64)));
    }

    [Fact]
    public void A_tensor_of_another_shape_is_resized_with_a_warning_unless_it_is_empty()
    {
        Tensor result = Vector(0, 0, 0), empty = Vector();
        string warning = Assert.Single(WarningsOf(() => Call("mul", [Vector(1, 2), Vector(3, 4)], result)));
        Assert.Equal(
            "An output with one or more elements was resized since it had shape [3], which does not match the required output shape [2]. This behavior is "
            + "deprecated, and in a future PyTorch release outputs will not be resized unless they have zero elements. You can explicitly reuse an out "
            + "tensor t by resizing it, inplace, to zero elements with t.resize_(0).",
            warning);
        Values(result, 3, 8);
        Assert.Equal(1, result.VersionNumber);
        Assert.Empty(WarningsOf(() => Call("mul", [Vector(1, 2), Vector(3, 4)], empty)));
        Values(empty, 3, 8);
    }

    [Fact]
    public void It_may_be_an_argument_or_a_view_but_not_overlap_an_argument_in_part_or_itself()
    {
        Tensor x = Vector(1, 2, 3);
        Call("mul", [x, Vector(3, 4, 5)], x);
        Values(x, 3, 8, 15);
        Call("mul", [Vector(1, 1), 7.0], x[1..3]);
        Values(x, 3, 7, 7);
        Assert.Equal(2, x.VersionNumber);
        Raises(
            "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the "
            + "tensor before performing the operation.",
            () => Call("mul", [x[0..2], 2.0], x[1..3]));
        Raises(
            "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before "
            + "performing the operation.",
            () => Call("mul", [Vector(1, 2), 2.0], Vector(0).Expand(2)));
        Values(x, 3, 7, 7);
    }

    [Theory]
    [InlineData("transpose", 0L, 1L)]
    [InlineData("Tensor.view", 2L)]
    [InlineData("add_", 1.0)]
    [InlineData("nn.functional.relu6")]
    [InlineData("relu")]
    [InlineData("clone")]
    [InlineData("corrcoef")]
    [InlineData("flip", 0L)]
    [InlineData("isnan")]
    [InlineData("pinverse")]
    [InlineData("reshape", new long[] { 2 })]
    [InlineData("zeros_like")]
    public void Views_methods_in_place_forms_and_functions_that_have_none_in_PyTorch_refuse_it(string op, params object?[] arguments)
    {
        Tensor x = Vector(1, 2).View(1, 2), result = Vector(0, 0);
        object?[] all = [x, .. arguments.Select(argument => argument is long[] sizes ? sizes.Cast<object?>().ToList() : argument)];
        Assert.Equal("TypeError", Raises($"{op}() got an unexpected keyword argument 'out'", () => Call(op, all, result)).PythonType);
        Values(result, 0, 0);
    }

    [Fact]
    public void A_function_may_have_it_for_some_arguments_only()
    {
        Tensor result = Vector();
        Assert.Throws<GradException>(() => Call("median", [Vector(3, 1, 2)], result));
        Call("var", [Vector(1, 3), 0L], result);
        Values(result, 2);
        Assert.Throws<GradException>(() => Call("var", [Vector(1, 3), true], result));
    }

    [Fact]
    public void What_a_function_gives_back_unchanged_is_copied()
    {
        Tensor x = Integers(1, 2), result = Integers(0, 0);
        Call("floor", [x], result);
        Assert.Equal([1, 2], result.ToInt64s());
        Assert.False(result.SharesMemory(x));
    }

    [Fact]
    public void Forward_mode_is_refused()
    {
        using var level = Dual.EnterLevel();
        Tensor dual = Dual.Make(Vector(1, 2), Vector(1, 1));
        Raises("Trying to use forward AD with mul_out that does not support it because it is an out= function", () => Call("mul", [dual, 2.0], Vector(0, 0)));
        Raises("cannot resize variables that has a forward grad", () => dual.Resize_(3));
    }

    [Fact]
    public void A_tensor_that_requires_grad_cannot_be_resized()
    {
        const string message = "cannot resize variables that require grad";
        Raises(message, () => Leaf(1, 2).Resize_(3));
        Raises(message, () => Leaf(1, 2).Resize_(2));
        Raises(message, () => Leaf(1, 2).Mul(1).Resize_(3));
        Raises(message, () => Leaf(1, 2).ResizeAs_(Vector(1, 2, 3)));
    }

    [Fact]
    public void Resizing_counts_a_version_only_if_the_size_changes()
    {
        Tensor x = Vector(1), y = Vector(1, 2, 3);
        x.Resize_(1, 2);
        Assert.Equal(1, x.VersionNumber);
        x.ResizeAs_(y);
        Assert.Equal(2, x.VersionNumber);
        x.Resize_(3);
        x.ResizeAs_(y);
        Assert.Equal(2, x.VersionNumber);
    }

    [Fact]
    public void A_resized_tensor_reads_its_own_memory_row_major_from_its_offset_and_grows_by_zeros()
    {
        Tensor x = Vector(0, 1, 2, 3, 4, 5);
        Tensor slice = x[1..4], turned = x.View(2, 3).T();
        slice.Resize_(2, 2);
        Values(slice, 1, 2, 3, 4);
        Assert.Equal([2, 1], slice.Strides.ToArray());
        turned.Resize_(3, 2);
        Assert.Equal([1, 3], turned.Strides.ToArray());
        turned.Resize_(2, 2);
        Values(turned, 0, 1, 2, 3);
        slice.Resize_(7);
        Values(slice, 1, 2, 3, 4, 5, 0, 0);
        slice.Fill_(9);
        Values(x, 0, 9, 9, 9, 9, 9);
    }

    [Fact]
    public void A_tensor_that_is_resized_and_then_required_to_have_a_gradient_has_one_of_its_new_shape()
    {
        Tensor x = Leaf(1, 2);
        x.Mul(2).Sum().Backward();
        x.Grad = null;
        x.RequiresGrad_(false).Resize_(3).RequiresGrad_();
        x.Mul(2).Sum().Backward();
        Values(x.Grad, 2, 2, 2);
    }

    [Fact]
    public void A_saved_tensor_that_was_resized_is_noticed()
    {
        Tensor constant = Vector(3, 4), y = Leaf(1, 2).Mul(constant);
        constant.Resize_(3);
        Assert.Contains("is at version 1; expected version 0 instead", Assert.Throws<GradException>(() => y.Sum().Backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_past_all_bounds_is_refused_before_anything_is_taken()
    {
        using var evaluation = Evaluation.Begin(maxBytes: 1000);
        Tensor x = Vector(1, 2);
        Assert.Equal(ErrorKind.LimitExceeded, Assert.Throws<GradException>(() => x.Resize_(1_000_000, 1_000_000)).Kind);
        Assert.Equal(ErrorKind.LimitExceeded, Assert.Throws<GradException>(() => x[1..2].Resize_(long.MaxValue / 8)).Kind);
        Assert.Throws<GradException>(() => x.Resize_(-1));
        Values(x, 1, 2);
    }

    private static IReadOnlyList<Tensor> Call(string op, object?[] positional, object? result, params KeyValuePair<string, object?>[] keywords) =>
        Binder.Call(Catalogue.Find(op)!, positional, [new("out", result), .. keywords], _ => null, out Misfit misfit)
        ?? throw new GradException(misfit.Kind, misfit.Message, "TypeError");
}
