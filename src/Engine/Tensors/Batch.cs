namespace GradService.Tensors;

/// <summary>One batch dimension: that of a vmap level.</summary>
/// <param name="Level">The level; later levels have greater numbers and lie within earlier ones.</param>
/// <param name="Size">The number of samples.</param>
/// <param name="Stride">Elements from one sample to the next; 0 where all samples share their elements.</param>
internal readonly record struct BatchDimension(long Level, long Size, long Stride);

/// <summary>
/// The batch dimensions of a tensor inside vmap, outermost level first; there is at least one. The tensor's shape, strides and offset are
/// those of one sample, so whatever only looks at geometry need not know of them.
/// </summary>
internal sealed class Batch
{
    private readonly BatchDimension[] dimensions;

    private Batch(BatchDimension[] dimensions) => this.dimensions = dimensions;

    /// <summary>The dimensions, outermost level first.</summary>
    public ReadOnlySpan<BatchDimension> Dimensions => dimensions;

    /// <summary>How many batch dimensions there are.</summary>
    public int Rank => dimensions.Length;

    /// <summary>The dimension of the innermost level.</summary>
    public BatchDimension Innermost => dimensions[^1];

    /// <summary>The batch of these dimensions, which are in the order of their levels; null for none.</summary>
    public static Batch? Of(params BatchDimension[] dimensions) => dimensions.Length == 0 ? null : new Batch(dimensions);

    /// <summary>The levels that any of the tensors has, each with its size; strides mean nothing.</summary>
    public static Batch? Union(ReadOnlySpan<Tensor?> tensors)
    {
        Batch? union = null;
        foreach (Tensor? tensor in tensors)
        {
            if (tensor?.Batch is { } batch && !ReferenceEquals(batch, union))
            {
                union = union is null ? batch : union.And(batch);
            }
        }

        return union;
    }

    /// <summary>The dimension of a level, or null.</summary>
    public BatchDimension? Find(long level)
    {
        foreach (BatchDimension dimension in dimensions)
        {
            if (dimension.Level == level)
            {
                return dimension;
            }
        }

        return null;
    }

    /// <summary>With the dimension of one more level.</summary>
    public static Batch With(Batch? batch, BatchDimension added)
    {
        if (batch is null)
        {
            return new Batch([added]);
        }

        BatchDimension[] all = [.. batch.dimensions, added];
        Array.Sort(all, static (a, b) => a.Level.CompareTo(b.Level));
        return new Batch(all);
    }

    /// <summary>Without the dimension of a level.</summary>
    public Batch? Without(long level) => Of([.. dimensions.Where(dimension => dimension.Level != level)]);

    /// <summary>Counted in elements of another size, when a view reads the memory as another dtype.</summary>
    public Batch Rescaled(int oldSize, int newSize) => oldSize == newSize
        ? this
        : new Batch([.. dimensions.Select(dimension => dimension with { Stride = checked(dimension.Stride * oldSize) / newSize })]);

    /// <summary>Memory for all samples, not set: a tensor whose samples have a shape.</summary>
    public Tensor Empty(Shape sample, DType dtype) => Tensor.Empty(InFrontOf(sample), dtype).Entering(this);

    /// <summary>The shape of all samples together.</summary>
    public Shape InFrontOf(Shape sample)
    {
        var sizes = new long[Rank + sample.Rank];
        for (int i = 0; i < Rank; i++)
        {
            sizes[i] = dimensions[i].Size;
        }

        sample.Sizes.CopyTo(sizes.AsSpan(Rank));
        return Shape.Of(sizes);
    }

    /// <summary>Whether it has exactly the levels of another.</summary>
    public static bool SameLevels(Batch? a, Batch? b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        if (a is null || b is null || a.Rank != b.Rank)
        {
            return false;
        }

        for (int i = 0; i < a.dimensions.Length; i++)
        {
            if (a.dimensions[i].Level != b.dimensions[i].Level)
            {
                return false;
            }
        }

        return true;
    }

    private Batch And(Batch other)
    {
        Batch union = this;
        foreach (BatchDimension dimension in other.dimensions)
        {
            union = union.Find(dimension.Level) is null ? With(union, dimension) : union;
        }

        return union;
    }
}
