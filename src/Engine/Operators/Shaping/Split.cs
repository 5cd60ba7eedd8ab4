using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Views of consecutive parts of a dimension, all of one size but perhaps the last.</summary>
    /// <derivative>the gradients, concatenated</derivative>
    [Operator("split")]
    [Sample("real(5, 2), 2")]
    public static Tensor[] Split(this Tensor input, long splitSize, long dim = 0)
    {
        if (input.Rank == 0)
        {
            throw GradException.Argument("split expects at least a 1-dimensional tensor");
        }

        if (splitSize < 0)
        {
            throw GradException.Argument($"split expects split_size be non-negative, but got split_size={splitSize}");
        }

        int at = input.Shape.Dimension(dim);
        return new Split(Operators.Split.Equal(input.Shape[at], splitSize), at, "SplitBackward0").ApplyAll(input);
    }

    /// <summary>Views of consecutive parts of a dimension, of these sizes.</summary>
    /// <derivative>the gradients, concatenated</derivative>
    [Operator("split")]
    [Sample("real(2, 5), [1, 4], dim=1")]
    public static Tensor[] Split(this Tensor input, long[] splitSize, long dim = 0) => input.SplitWithSizes(splitSize, dim);
}

/// <summary>Views of consecutive parts of a dimension.</summary>
internal sealed class Split(long[] parts, int dim, string name) : SeveralViews
{
    public override string NodeName => name;

    /// <summary>The parts of a size when all but the last have one size.</summary>
    public static long[] Equal(long size, long part)
    {
        if (part == 0 && size != 0)
        {
            throw GradException.Argument($"split_size can only be 0 if dimension size is 0, but got dimension size of {size}");
        }

        long count = size == 0 ? 1 : ((size - 1) / part) + 1;
        var parts = new long[Bounds.Parts(count)];
        parts.AsSpan().Fill(part);
        parts[^1] = size - (part * (count - 1));
        return parts;
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        var grads = new Tensor[parts.Length];
        for (int i = 0; i < grads.Length; i++)
        {
            grads[i] = at.GradOf(i);
        }

        return Torch.Cat(grads, dim);
    }

    protected override IReadOnlyList<(Shape Shape, long[] Strides, long Offset)> Geometries(Tensor input)
    {
        var views = new (Shape Shape, long[] Strides, long Offset)[parts.Length];
        long[] sizes = input.Shape.ToArray();
        long start = 0;
        for (int i = 0; i < views.Length; i++)
        {
            sizes[dim] = parts[i];
            views[i] = (Shape.Of(sizes), input.StrideArray(), input.Offset + (start * input.Strides[dim]));
            start += parts[i];
        }

        return views;
    }
}
