using GradService.Tensors;

namespace GradService.Kernels;

/// <summary>
/// The elements that integer tensors pick from some dimensions of a tensor, as runs of elements that lie together: where each run begins,
/// in the order of the result. The result has the index's dimensions where the first indexed one was if all indexed dimensions are
/// neighbours, and in front otherwise.
/// </summary>
internal readonly struct IndexedBlocks
{
    private readonly Shape self;
    private readonly int last;
    private readonly bool[] indexed;
    private readonly bool indexInFront;

    public IndexedBlocks(Shape self, ReadOnlySpan<int> dims, Shape index)
    {
        this.self = self;
        last = dims[^1];
        indexed = new bool[self.Rank];
        foreach (int d in dims)
        {
            indexed[d] = true;
        }

        int before = Adjacent(dims) ? dims[0] : 0;
        var sizes = new List<long>();
        for (int d = 0; d < self.Rank; d++)
        {
            if (!indexed[d])
            {
                sizes.Add(self[d]);
            }
        }

        sizes.InsertRange(before, index.ToArray());
        Result = Shape.Of([.. sizes]);
        indexInFront = !Adjacent(dims);
    }

    /// <summary>The shape of what is picked.</summary>
    public Shape Result { get; }

    /// <summary>Elements in a run: the dimensions behind the last indexed one.</summary>
    public int Length => (int)self.Strides[last];

    /// <summary>Where each run begins, given for each place of the index the part of its position that the index decides.</summary>
    public Tensor Starts(ReadOnlySpan<long> places)
    {
        Span<long> others = Others().Elements<long>();
        Tensor starts = Tensor.Empty(Shape.Of(others.Length * (long)places.Length), DType.Int64);
        Span<long> all = starts.Elements<long>();
        int next = 0;
        if (indexInFront)
        {
            foreach (long place in places)
            {
                foreach (long other in others)
                {
                    all[next++] = place + other;
                }
            }
        }
        else
        {
            foreach (long other in others)
            {
                foreach (long place in places)
                {
                    all[next++] = place + other;
                }
            }
        }

        return starts;
    }

    /// <summary>Offsets of the dimensions before the last indexed one that are not indexed, row-major.</summary>
    private Tensor Others()
    {
        long count = 1;
        for (int d = 0; d < last; d++)
        {
            count *= indexed[d] ? 1 : self[d];
        }

        Tensor offsets = Tensor.Empty(Shape.Of(count), DType.Int64);
        Span<long> all = offsets.Elements<long>();
        for (int i = 0; i < all.Length; i++)
        {
            long left = i;
            all[i] = 0;
            for (int d = last - 1; d >= 0; d--)
            {
                if (!indexed[d])
                {
                    all[i] += left % self[d] * self.Strides[d];
                    left /= self[d];
                }
            }
        }

        return offsets;
    }

    private static bool Adjacent(ReadOnlySpan<int> dims) => dims[^1] - dims[0] == dims.Length - 1;
}
