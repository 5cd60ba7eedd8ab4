using GradService.Autograd;

namespace GradService.Tensors;

/// <content>Samples of a batch: what a tensor is inside vmap.</content>
public sealed partial class Tensor
{
    private const string NoItem =
        "vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a Tensor, please try to rewrite "
        + "what you're doing with other operations. If error is occurring somewhere inside PyTorch internals, please file a bug report.";

    private const string DataDependent =
        "vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support that yet, please shout over "
        + "at https://github.com/pytorch/functorch/issues/257 .";

    /// <summary>
    /// The batch dimensions that vmap gave it, or null. A batched tensor looks like one of its samples; its elements are those of all of
    /// them, and are read through <see cref="AllSamples"/> only.
    /// </summary>
    internal Batch? Batch { get; private set; }

    /// <summary>Whether it stands for the samples of a batch inside vmap: it has no single value that could be looked at.</summary>
    public bool IsBatched => Batch is not null;

    /// <summary>Takes part in dtype promotion as a 0-d tensor does: its dimensions are those of a batch of 0-d tensors.</summary>
    internal bool PromotesAsScalar { get; private init; }

    /// <summary>All samples as one tensor, the batch dimensions in front, without history.</summary>
    internal Tensor AllSamples => Batch is null ? this : InFront(Batch, Rank);

    /// <summary>
    /// All samples as one unbatched tensor: a dimension for each of the levels, of size 1 where this tensor has none there, then ones up to
    /// a rank, then its own dimensions. So tensors of different levels and ranks broadcast as their samples do.
    /// </summary>
    internal Tensor InFront(Batch levels, int rank)
    {
        int missing = rank - Rank;
        var sizes = new long[levels.Rank + rank];
        var steps = new long[sizes.Length];
        for (int i = 0; i < levels.Rank; i++)
        {
            BatchDimension? own = Batch?.Find(levels.Dimensions[i].Level);
            (sizes[i], steps[i]) = own is { } dimension ? (dimension.Size, dimension.Stride) : (1, 0);
        }

        sizes.AsSpan(levels.Rank, missing).Fill(1);
        Shape.Sizes.CopyTo(sizes.AsSpan(levels.Rank + missing));
        strides.CopyTo(steps.AsSpan(levels.Rank + missing));
        return Reshaped(Shape.Of(sizes), steps, null);
    }

    /// <summary>
    /// With a batch dimension as its first dimension; repeated where it has none of that level. Without history.
    /// </summary>
    internal Tensor Leaving(long level, long size)
    {
        long stride = Batch?.Find(level)?.Stride ?? 0;
        return Reshaped(Shape.Of([size, .. Shape.Sizes]), [stride, .. strides], Batch?.Without(level));
    }

    /// <summary>
    /// The levels at which only this tensor and not the one that it is a view of is batched, and this tensor with those as its first
    /// dimensions: a view of that tensor by geometry alone. Without history.
    /// </summary>
    internal (Tensor View, VmapLevel[] Levels) Outside(Tensor owner)
    {
        var levels = new List<VmapLevel>();
        foreach (BatchDimension dimension in Batch is null ? default : Batch.Dimensions)
        {
            if (owner.Batch?.Find(dimension.Level) is null)
            {
                levels.Add(new VmapLevel(dimension.Level, dimension.Size, Randomness.Same));
            }
        }

        Tensor view = this;
        for (int i = levels.Count - 1; i >= 0; i--)
        {
            view = view.Leaving(levels[i].Level, levels[i].Size);
        }

        return (view, [.. levels]);
    }

    /// <summary>With a dimension taken for the batch dimension of a level. Without history.</summary>
    internal Tensor Entering(int dim, long level)
    {
        var shape = Shape.Of([.. Shape.Sizes[..dim], .. Shape.Sizes[(dim + 1)..]]);
        return Reshaped(shape, [.. strides[..dim], .. strides[(dim + 1)..]], Batch.With(Batch, new(level, Shape[dim], strides[dim])));
    }

    /// <summary>The first dimensions taken for batch dimensions of levels, which it has none of yet. Without history.</summary>
    internal Tensor Entering(Batch levels)
    {
        int count = levels.Rank;
        var dimensions = new BatchDimension[count];
        for (int i = 0; i < count; i++)
        {
            dimensions[i] = new(levels.Dimensions[i].Level, Shape[i], strides[i]);
        }

        return Reshaped(Shape.Of(Shape.Sizes[count..]), strides[count..], Batch.Of(dimensions));
    }

    /// <summary>Whether both show the same memory.</summary>
    internal bool SharesMemory(Tensor other) => ReferenceEquals(storage, other.storage);

    /// <summary>The bytes under it, for those who ask for their number only.</summary>
    internal long MemoryLength => storage.Length;

    private Tensor Reshaped(Shape shape, long[] newStrides, Batch? batch) =>
        new(storage, Version, shape, newStrides, Offset, DType, batch)
        {
            IsInference = IsInference,
            PromotesAsScalar = (Rank == 0 && shape.Rank > 0) || (PromotesAsScalar && shape.Rank > 0),
        };

    // Whoever reads elements asks for the storage: that is how a batched tensor cannot be mistaken for one of its samples.
    private static Storage Refuse() => throw GradException.Argument(DataDependent);
}
