using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view with a new dimension of size 1 at a place.</summary>
    /// <derivative>grad without that dimension</derivative>
    [Operator("unsqueeze", TakesOut = false)]
    [Sample("real(2, 3), -1")]
    public static Tensor Unsqueeze(this Tensor input, long dim) => Unsqueezed(input, dim, "UnsqueezeBackward0");

    /// <summary><see cref="Unsqueeze"/> in place: the tensor itself gets the new dimension.</summary>
    public static Tensor Unsqueeze_(this Tensor input, long dim) => input.Become(self => Unsqueezed(self, dim, "UnsqueezeBackward1"));

    private static Tensor Unsqueezed(Tensor input, long dim, string node)
    {
        int rank = input.Rank + 1;
        return dim >= -rank && dim < rank
            ? new Unsqueeze((int)(dim < 0 ? dim + rank : dim), node).Apply(input)
            : throw GradException.Argument($"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {dim})", "IndexError");
    }
}

internal sealed class Unsqueeze(int dim, string node) : View
{
    public override string NodeName => node;

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Squeeze(dim);

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input)
    {
        ReadOnlySpan<long> sizes = input.Shape.Sizes, strides = input.Strides;
        long stride = dim < sizes.Length ? sizes[dim] * strides[dim] : 1;
        return (Shape.Of([.. sizes[..dim], 1, .. sizes[dim..]]), [.. strides[..dim], stride, .. strides[dim..]], input.Offset);
    }
}
