using GradService.Tensors;

namespace GradService.Operators;

/// <summary>In which order the elements of a tensor draw random numbers: as they lie in memory, which is PyTorch's order.</summary>
/// <param name="Shape">The shape, its dimensions from the widest stride to the narrowest.</param>
/// <param name="Axes">Where each of those stands in the tensor; null for the tensor's own order.</param>
/// <param name="IsContiguous">Whether the tensor's memory is row-major without gaps; only then PyTorch draws normal numbers in blocks.</param>
internal readonly record struct DrawOrder(Shape Shape, int[]? Axes, bool IsContiguous)
{
    public static implicit operator DrawOrder(Shape shape) => new(shape, null, true);

    /// <summary>That of a new tensor like this one: its memory has the same order of dimensions, without gaps.</summary>
    public static DrawOrder Like(Tensor tensor)
    {
        int[] axes = ByStride(tensor.Shape, tensor.Strides);
        int[] proper = [.. axes.Where(axis => tensor.Shape[axis] != 1)];
        return proper.SequenceEqual(proper.Order()) ? tensor.Shape : new DrawOrder(Permuted(tensor.Shape, axes), axes, false);
    }

    /// <summary>That of this tensor when it is overwritten.</summary>
    public static DrawOrder Of(Tensor tensor) => tensor.IsContiguous ? tensor.Shape : Like(tensor) with { IsContiguous = false };

    /// <summary>What was drawn, its dimensions in the tensor's order.</summary>
    public Tensor Arrange(Tensor drawn)
    {
        if (Axes is not { } axes)
        {
            return drawn;
        }

        var inverse = new long[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            inverse[axes[i]] = i;
        }

        return drawn.Permute(inverse);
    }

    /// <summary>The same for each sample of a batch whose dimensions stand in front.</summary>
    public DrawOrder InFront(Batch batch) => new(
        batch.InFrontOf(Shape), Axes is { } axes ? [.. Enumerable.Range(0, batch.Rank), .. axes.Select(axis => axis + batch.Rank)] : null, IsContiguous);

    private static Shape Permuted(Shape shape, int[] axes) => Shape.Of([.. axes.Select(axis => shape[axis])]);

    // A stride of 0 says nothing about the order; such dimensions stay where they are.
    private static int[] ByStride(Shape shape, ReadOnlySpan<long> strides)
    {
        int[] axes = [.. Enumerable.Range(0, shape.Rank)];
        for (int i = axes.Length - 2; i >= 0; i--)
        {
            for (int moved = i, other = i + 1; other < axes.Length; other++)
            {
                int order = Compare(shape, strides, axes[moved], axes[other]);
                if (order > 0)
                {
                    break;
                }

                if (order < 0)
                {
                    (axes[moved], axes[other]) = (axes[other], axes[moved]);
                    moved = other;
                }
            }
        }

        return axes;
    }

    private static int Compare(Shape shape, ReadOnlySpan<long> strides, int outer, int inner) =>
        strides[outer] == 0 || strides[inner] == 0 ? 0
        : strides[outer] != strides[inner] ? strides[outer].CompareTo(strides[inner])
        : shape[outer] < shape[inner] ? -1 : 0;
}
