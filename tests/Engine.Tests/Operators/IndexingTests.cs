using GradService.Autograd;
using GradService.Graphs;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

public sealed class IndexingTests
{
    private static Tensor Matrix => Tensor.From<double>([0, 1, 2, 3, 4, 5], DType.Float64, Shape.Of(2, 3));

    private static Tensor Ints(params long[] values) => Tensor.From<long>(values, DType.Int64, Shape.Of(values.Length));

    private static Tensor Get(Tensor x, string index, Func<string, Tensor?>? names = null) =>
        Binder.Call(Catalogue.Find("getitem")!, [x, index], [], names ?? (_ => null), out Misfit misfit) is { } result
            ? result[0]
            : throw new GradException(misfit.Kind, misfit.Message);

    [Theory]
    [InlineData("5", "index 5 is out of bounds for dimension 0 with size 2")]
    [InlineData("0, 5", "index 5 is out of bounds for dimension 1 with size 3")]
    [InlineData("0, 0, 0", "too many indices for tensor of dimension 2")]
    [InlineData("[0, 5]", "index 5 is out of bounds for dimension 0 with size 2")]
    [InlineData("[-3]", "index -3 is out of bounds for dimension 0 with size 2")]
    [InlineData("[True, False, True]", "The shape of the mask [3] at index 0 does not match the shape of the indexed tensor [2, 3] at index 0")]
    [InlineData(":, [True, False]", "The shape of the mask [2] at index 0 does not match the shape of the indexed tensor [2, 3] at index 1")]
    [InlineData("[[[True]]]", "too many indices for tensor of dimension 2")]
    [InlineData("[0, 1], [0, 1, 2]", "shape mismatch: indexing tensors could not be broadcast together with shapes [2], [3]")]
    [InlineData("x", "tensors used as indices must be long, byte or bool tensors")]
    public void An_index_that_does_not_fit_is_PyTorchs_IndexError(string index, string message)
    {
        var error = Assert.Throws<GradException>(() => Get(Matrix, index, _ => Matrix));
        Assert.Equal(("IndexError", message), (error.PythonType, error.Message));
    }

    [Theory]
    [InlineData("::0", "slice step cannot be zero")]
    [InlineData("::-1", "step must be greater than zero")]
    public void A_step_goes_forward(string index, string message)
    {
        var error = Assert.Throws<GradException>(() => Get(Matrix, index));
        Assert.Equal(("ValueError", message), (error.PythonType, error.Message));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("1:2:3:4", 5)]
    [InlineData("[0, 1", 5)]
    [InlineData("0, $", 3)]
    [InlineData("0 1", 2)]
    [InlineData("1.5", 1)]
    [InlineData("[0.5]", 2)]
    [InlineData("[[0, 1], [2]]", 11)]
    [InlineData("99999999999999999999", 0)]
    [InlineData(",", 0)]
    public void Text_that_is_no_index_is_a_syntax_error_with_its_position(string index, int position)
    {
        var error = Assert.Throws<GradException>(() => Get(Matrix, index));
        Assert.Equal(ErrorKind.SyntaxError, error.Kind);
        Assert.Contains($"has invalid syntax at position {position} of the index '{index}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_nothing_defines_is_named()
    {
        var error = Assert.Throws<GradException>(() => Get(Matrix, "0, idx"));
        Assert.Equal(
            (ErrorKind.UnknownName, "the name 'idx' at position 3 of the index '0, idx' is not defined before it is used"), (error.Kind, error.Message));
    }

    [Fact]
    public void Lists_nest_as_deep_as_a_tensor_may_and_no_deeper()
    {
        Assert.Equal(64, Get(Ints(7), new string('[', 64) + "0" + new string(']', 64)).Rank);
        Assert.Equal(
            ErrorKind.SyntaxError, Assert.Throws<GradException>(() => Get(Ints(7), new string('[', 100_000) + "0" + new string(']', 100_000))).Kind);
    }

    [Theory]
    [InlineData(":, [0, 1], :, [0, 1]", new long[] { 2, 2, 4 })]
    [InlineData(":, [0, 1], [0, 1]", new long[] { 2, 2, 5 })]
    [InlineData("0, :, [0, 1]", new long[] { 3, 2, 5 })]
    [InlineData("[0, 1], :, None, [0, 1]", new long[] { 2, 3, 1, 5 })]
    [InlineData("[0, 1], None, [0, 1]", new long[] { 2, 1, 4, 5 })]
    [InlineData("[[0, 1], [1, 1], [0, 0]]", new long[] { 3, 2, 3, 4, 5 })]
    [InlineData("..., None", new long[] { 2, 3, 4, 5, 1 })]
    [InlineData("True", new long[] { 1, 2, 3, 4, 5 })]
    [InlineData("False", new long[] { 0, 2, 3, 4, 5 })]
    [InlineData("[]", new long[] { 0, 3, 4, 5 })]
    [InlineData("5:, -2:, ::3", new long[] { 0, 2, 2, 5 })]
    public void The_dimensions_of_index_tensors_stand_where_PyTorch_puts_them(string index, long[] shape) =>
        Assert.Equal(shape, Get(Torch.Zeros([2, 3, 4, 5]), index).Shape.ToArray());

    [Theory]
    [InlineData("0", "SelectBackward0")]
    [InlineData("0, 1:", "SliceBackward0")]
    [InlineData("None", "UnsqueezeBackward0")]
    [InlineData("...", "AliasBackward0")]
    [InlineData("True", "IndexBackward0")]
    [InlineData("[1]", "IndexBackward0")]
    public void The_node_tells_a_view_from_a_copy(string index, string node) =>
        Assert.Equal(node, Get(Matrix.RequiresGrad_(), index).GradFn!.Name);

    [Fact]
    public void A_bool_mask_of_two_dimensions_leaves_the_others()
    {
        Tensor x = Torch.Zeros([2, 3, 4]), mask = Torch.Ones([2, 3], DType.Bool);
        Assert.Equal([6L, 2L], x[mask, 1..3].Shape.ToArray());
        Assert.Equal([6L], x[mask, 0].Shape.ToArray());
    }

    [Fact]
    public void Csharp_brackets_read_and_write()
    {
        Tensor x = Matrix;
        Assert.Equal([4.0, 5.0], x[^1, 1..].ToDoubles());
        Assert.Equal([1.0, 4.0], x[TensorIndex.Ellipsis, 1].ToDoubles());
        x[0] = 7.0;
        x[1, Ints(0, 2)] = Tensor.From<double>([8, 9], DType.Float64, Shape.Of(2));
        Assert.Equal([7.0, 7, 7, 8, 4, 9], x.ToDoubles());
    }

    [Fact]
    public void Duplicates_accumulate_in_the_gradient()
    {
        Tensor x = Matrix.RequiresGrad_();
        x[Ints(1, 1, 0)].Sum().Backward();
        Assert.Equal([1.0, 1, 1, 2, 2, 2], x.Grad!.ToDoubles());
        Tensor y = Matrix.RequiresGrad_();
        y.Gather(1, Tensor.From<long>([0, 0, 2, 2], DType.Int64, Shape.Of(2, 2))).Sum().Backward();
        Assert.Equal([2.0, 0, 0, 0, 0, 2], y.Grad!.ToDoubles());
    }

    [Fact]
    public void What_is_overwritten_gets_no_gradient_and_the_value_gets_the_sum()
    {
        foreach (TensorIndex where in (TensorIndex[])[1, Ints(1), Tensor.From<byte>([0, 1], DType.Bool, Shape.Of(2))])
        {
            Tensor x = Matrix.RequiresGrad_(), value = Tensor.FromScalar(3.0).To(DType.Float64).RequiresGrad_();
            Tensor y = x.Mul(10);
            y[where] = value;
            Gradients.Backward([y.Sum()]);
            Assert.Equal([10.0, 10, 10, 0, 0, 0], x.Grad!.ToDoubles());
            Assert.Equal(3.0, value.Grad!.Item().ToDouble());
        }
    }

    [Fact]
    public void Writing_through_a_view_of_a_leaf_is_forbidden_as_in_PyTorch()
    {
        Tensor x = Matrix.RequiresGrad_();
        var error = Assert.Throws<GradException>(() => x[0] = 1.0);
        Assert.Equal("a view of a leaf Variable that requires grad is being used in an in-place operation.", error.Message);
    }

    [Fact]
    public void Scattering_to_one_place_twice_gives_both_sources_its_gradient()
    {
        Tensor x = Tensor.From<double>([1, 2], DType.Float64, Shape.Of(2)).RequiresGrad_();
        Tensor source = Tensor.From<double>([3, 4], DType.Float64, Shape.Of(2)).RequiresGrad_();
        x.Scatter(0, Ints(0, 0), source).Mul(Tensor.From<double>([1, 10], DType.Float64, Shape.Of(2))).Sum().Backward();
        Assert.Equal([0.0, 10.0], x.Grad!.ToDoubles());
        Assert.Equal([1.0, 1.0], source.Grad!.ToDoubles());
    }

    [Fact]
    public void A_masked_gradient_is_zero_even_where_it_would_be_infinite()
    {
        Tensor x = Tensor.From<double>([0, 1], DType.Float64, Shape.Of(2)).RequiresGrad_();
        Tensor mask = Tensor.From<byte>([1, 0], DType.Bool, Shape.Of(2));
        x.MaskedFill(mask, 0.0).Mul(double.PositiveInfinity).Sum().Backward();
        Assert.Equal([0.0, double.PositiveInfinity], x.Grad!.ToDoubles());
    }
}
