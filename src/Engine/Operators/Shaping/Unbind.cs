using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Views of all indices of a dimension, which they lack.</summary>
    /// <derivative>the gradients, stacked</derivative>
    [Operator("unbind")]
    [Sample("real(2, 3), 1")]
    public static Tensor[] Unbind(this Tensor input, long dim = 0) => input.Rank == 0
        ? throw GradException.Argument("Dimension specified as 0 but tensor has no dimensions", "IndexError")
        : new Unbind(input.Shape.Dimension(dim)).ApplyAll(input);
}

internal sealed class Unbind(int dim) : SeveralViews
{
    public override Tensor? Gradient(int input, in Pullback at)
    {
        var parts = new Tensor[at.InputSpec(0).Shape[dim]];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = at.GradOf(i);
        }

        return Torch.Stack(parts, dim);
    }

    protected override IReadOnlyList<(Shape Shape, long[] Strides, long Offset)> Geometries(Tensor input)
    {
        ReadOnlySpan<long> sizes = input.Shape.Sizes, strides = input.Strides;
        var shape = Shape.Of([.. sizes[..dim], .. sizes[(dim + 1)..]]);
        long[] rest = [.. strides[..dim], .. strides[(dim + 1)..]];
        var parts = new (Shape Shape, long[] Strides, long Offset)[Bounds.Parts(sizes[dim])];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = (shape, rest, input.Offset + (i * strides[dim]));
        }

        return parts;
    }
}
