using GradService.Tensors;

namespace GradService.Kernels;

/// <summary>
/// Walks an index row by row, and knows where its rows lie in the tensor that it indexes along one dimension and in a source that is at
/// least as large as the index. Column j of a row with index n is element <c>Self + j · Step + n · Stride</c>.
/// </summary>
internal struct IndexedRows
{
    private readonly int dim;
    private readonly Shape index;
    private readonly long[] selfStrides;
    private readonly long[] sourceStrides;
    private readonly long[] place;
    private long left;

    public IndexedRows(Shape index, Shape self, Shape source, int dim)
    {
        this.dim = dim;
        this.index = AtLeast1D(index);
        self = AtLeast1D(self);
        selfStrides = self.Strides;
        sourceStrides = AtLeast1D(source).Strides;
        place = new long[this.index.Rank];
        Length = (int)this.index[^1];
        left = Length == 0 ? 0 : this.index.Count / Length;
        Start = -Length;
        Stride = selfStrides[dim];
        Step = dim == self.Rank - 1 ? 0 : 1;
        Size = self[dim];
    }

    /// <summary>Columns in a row.</summary>
    public int Length { get; }

    /// <summary>The size of the indexed dimension.</summary>
    public long Size { get; }

    /// <summary>From one index of the dimension to the next, in elements of the indexed tensor.</summary>
    public long Stride { get; }

    /// <summary>From one column to the next, in elements of the indexed tensor.</summary>
    public long Step { get; }

    /// <summary>Where the row begins in the index.</summary>
    public int Start { get; private set; }

    /// <summary>Where the row begins in the indexed tensor.</summary>
    public long Self { get; private set; }

    /// <summary>Where the row begins in the source.</summary>
    public long Source { get; private set; }

    /// <summary>Goes to the next row; false if there is none.</summary>
    public bool Next()
    {
        if (left-- <= 0)
        {
            return false;
        }

        Start += Length;
        for (int d = place.Length - 2; Start > 0 && d >= 0; d--)
        {
            Self += d == dim ? 0 : selfStrides[d];
            Source += sourceStrides[d];
            if (++place[d] < index[d])
            {
                break;
            }

            Self -= d == dim ? 0 : place[d] * selfStrides[d];
            Source -= place[d] * sourceStrides[d];
            place[d] = 0;
        }

        return true;
    }

    /// <summary>The element of the indexed tensor that column j with this index names.</summary>
    public readonly int At(int column, long index) =>
        (ulong)index < (ulong)Size
            ? (int)(Self + (column * Step) + (index * Stride))
            : throw GradException.Argument($"index {index} is out of bounds for dimension {dim} with size {Size}");

    private static Shape AtLeast1D(Shape shape) => shape.Rank == 0 ? Shape.Of(1) : shape;
}
