using System.Numerics;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

public sealed class ProductTests
{
    [Fact]
    public void Matrices_that_do_not_fit_are_refused_in_PyTorchs_words()
    {
        Assert.Equal("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", Message(() => Torch.Ones([2, 3]).Matmul(Torch.Ones([2, 3]))));
        Assert.Equal(
            "expected scalar type Float but found Double",
            Message(() => Torch.Ones([2, 2], DType.Float32).Mm(Torch.Ones([2, 2], DType.Float64))));
        Assert.Equal("size mismatch, got 2, 2x3,4", Message(() => Torch.Ones([2, 3]).Mv(Torch.Ones([4]))));
        Assert.Equal(
            "both arguments to matmul need to be at least 1D, but they are 0D and 1D", Message(() => Torch.Ones([]).Matmul(Torch.Ones([1]))));
    }

    [Theory]
    [InlineData("mm", "MmBackward0", new long[] { 2, 3 }, new long[] { 3, 4 })]
    [InlineData("mv", "MvBackward0", new long[] { 2, 3 }, new long[] { 3 })]
    [InlineData("dot", "DotBackward0", new long[] { 3 }, new long[] { 3 })]
    [InlineData("row times matrix", "SqueezeBackward1", new long[] { 3 }, new long[] { 3, 2 })]
    [InlineData("batched", "UnsafeViewBackward0", new long[] { 5, 2, 3 }, new long[] { 5, 3, 2 })]
    [InlineData("folded", "UnsafeViewBackward0", new long[] { 5, 2, 3 }, new long[] { 3, 2 })]
    public void Matmul_records_the_node_that_PyTorch_records(string kind, string node, long[] left, long[] right)
    {
        Tensor product = Torch.Ones(left).RequiresGrad_().Matmul(Torch.Ones(right));
        Assert.Equal((kind, node), (kind, product.GradFn!.Name));
    }

    [Fact]
    public void Vdot_conjugates_its_first_vector_and_dot_neither()
    {
        Tensor x = Numbers(new Complex(1, 2), new Complex(0, -1)), y = Numbers(new Complex(3, -1), new Complex(2, 2));
        Assert.Equal((Complex.Conjugate(new(1, 2)) * new Complex(3, -1)) + (new Complex(0, 1) * new Complex(2, 2)), x.Vdot(y).Item().ToComplex());
        Assert.Equal((new Complex(1, 2) * new Complex(3, -1)) + (new Complex(0, -1) * new Complex(2, 2)), x.Dot(y).Item().ToComplex());
    }

    [Fact]
    public void A_product_strides_through_transposed_and_expanded_matrices()
    {
        Tensor x = Count(2, 3);
        Assert.Equal([6, 9, 8, 13, 10, 17], x.Permute(1, 0).Mm(Count(2, 2)).ToDoubles());
        Assert.Equal([3, 3, 12, 12], x.Mm(Torch.Ones([1, 1], DType.Float64).Expand(3, 2)).ToDoubles());
    }

    [Fact]
    public void Einsum_takes_diagonals_ellipses_and_implicit_outputs()
    {
        Tensor x = Count(3, 3);
        Assert.Equal([12], Torch.Einsum("ii", x).ToDoubles());
        Assert.Equal([0, 4, 8], Torch.Einsum("ii->i", x).ToDoubles());
        Assert.Equal([0, 3, 6, 1, 4, 7, 2, 5, 8], Torch.Einsum("ba", x).ToDoubles());
        Assert.Equal([3, 12, 21], Torch.Einsum("...i->...", x.Reshape(1, 3, 3)).ToDoubles());
        Assert.Equal(
            "einsum(): subscript i is repeated for operand 0 but the sizes don't match, 3 != 2",
            Message(() => Torch.Einsum("ii", Torch.Ones([2, 3]))));
    }

    private static Tensor Count(long rows, long columns) =>
        Tensor.From<double>([.. Enumerable.Range(0, (int)(rows * columns)).Select(i => (double)i)], DType.Float64, Shape.Of(rows, columns));

    private static Tensor Numbers(params Complex[] values) => Tensor.From<Complex>(values, DType.Complex128, Shape.Of(values.Length));

    private static string Message(Action action) => Assert.Throws<GradException>(action).Message;
}
