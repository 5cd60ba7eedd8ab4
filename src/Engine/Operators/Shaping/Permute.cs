using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view with the dimensions in another order.</summary>
    /// <derivative>grad, permuted back</derivative>
    [Operator("permute", TakesOut = false)]
    [Sample("real(2, 3, 4), [2, 0, 1]")]
    public static Tensor Permute(this Tensor input, params long[] dims) => new Permute(input.Shape, dims).Apply(input);
}

internal sealed class Permute : View
{
    private readonly int[] order;

    public Permute(Shape input, long[] dims)
    {
        if (dims.Length != input.Rank)
        {
            throw GradException.Argument(
                "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions "
                + $"i.e. input.dim() = {input.Rank} is not equal to len(dims) = {dims.Length}");
        }

        order = [.. dims.Select(input.Dimension)];
        if (order.Distinct().Count() != order.Length)
        {
            throw GradException.Argument("permute(): duplicate dims are not allowed.");
        }
    }

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input)
    {
        var sizes = new long[order.Length];
        var strides = new long[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            sizes[i] = input.Shape[order[i]];
            strides[i] = input.Strides[order[i]];
        }

        return (Shape.Of(sizes), strides, input.Offset);
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        var inverse = new long[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            inverse[order[i]] = i;
        }

        return at.Grad.Permute(inverse);
    }
}
