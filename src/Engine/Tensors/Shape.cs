using System.Diagnostics.CodeAnalysis;

namespace GradService.Tensors;

/// <summary>The sizes of a tensor's dimensions; immutable, and shared by tensors of equal shape where that is free.</summary>
public sealed class Shape : IEquatable<Shape>
{
    /// <summary>The shape of a 0-d tensor.</summary>
    public static readonly Shape Scalar = new([]);

    /// <summary>The most dimensions a tensor may have; PyTorch's iterators have the same bound.</summary>
    public const int MaxRank = 64;

    private readonly long[] sizes;
    private long[]? strides;

    private Shape(long[] sizes)
    {
        if (sizes.Length > MaxRank)
        {
            throw new GradException(ErrorKind.LimitExceeded, $"a tensor has at most {MaxRank} dimensions, not {sizes.Length}");
        }

        this.sizes = sizes;
        Count = Product(sizes);
    }

    /// <summary>The number of dimensions.</summary>
    public int Rank => sizes.Length;

    /// <summary>The number of elements; 1 for a 0-d tensor.</summary>
    public long Count { get; }

    /// <summary>The sizes, outermost first.</summary>
    public ReadOnlySpan<long> Sizes => sizes;

    /// <summary>Row-major strides, in elements. As in PyTorch a dimension of size 0 counts as 1 there.</summary>
    internal long[] Strides => strides ??= MakeStrides(sizes);

    /// <summary>The size of a dimension.</summary>
    public long this[Index dimension] => sizes[dimension];

    /// <summary>A shape of these sizes.</summary>
    /// <exception cref="GradException">A size is negative, or the element count overflows.</exception>
    public static Shape Of(params ReadOnlySpan<long> sizes)
    {
        foreach (long size in sizes)
        {
            if (size < 0)
            {
                throw GradException.Shape($"Trying to create tensor with negative dimension {size}: {Format(sizes)}");
            }
        }

        return sizes.Length == 0 ? Scalar : new Shape(sizes.ToArray());
    }

    /// <summary>The shape to which both broadcast: https://pytorch.org/docs/stable/notes/broadcasting.html.</summary>
    /// <exception cref="GradException">Two sizes differ and neither is 1.</exception>
    public static Shape Broadcast(Shape a, Shape b)
    {
        if (ReferenceEquals(a, b) || a.Equals(b) || b.Rank == 0)
        {
            return a;
        }

        if (a.Rank == 0)
        {
            return b;
        }

        int rank = Math.Max(a.Rank, b.Rank);
        var sizes = new long[rank];
        for (int i = 1; i <= rank; i++)
        {
            long x = i <= a.Rank ? a[^i] : 1, y = i <= b.Rank ? b[^i] : 1;
            if (x != y && x != 1 && y != 1)
            {
                throw GradException.Shape(
                    $"The size of tensor a ({x}) must match the size of tensor b ({y}) at non-singleton dimension {rank - i}");
            }

            sizes[^i] = x == 1 ? y : x;
        }

        return new Shape(sizes);
    }

    /// <summary>Whether a tensor of this shape can be broadcast to another shape.</summary>
    public bool BroadcastsTo(Shape target)
    {
        if (Rank > target.Rank)
        {
            return false;
        }

        for (int i = 1; i <= Rank; i++)
        {
            if (this[^i] != target[^i] && this[^i] != 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The dimension that an index means; negative ones count from the end, and a 0-d tensor takes 0 and -1.</summary>
    /// <exception cref="GradException">The index is out of range (an IndexError, PyTorch's text).</exception>
    public int Dimension(long dim)
    {
        int rank = Math.Max(Rank, 1);
        if (dim < -rank || dim >= rank)
        {
            throw GradException.Argument(
                $"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {dim})", "IndexError");
        }

        return (int)(dim < 0 ? dim + rank : dim);
    }

    /// <summary>The sizes as an array of the caller's own.</summary>
    public long[] ToArray() => [.. sizes];

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] Shape? other) =>
        other is not null && (ReferenceEquals(this, other) || sizes.AsSpan().SequenceEqual(other.sizes));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (long size in sizes)
        {
            hash.Add(size);
        }

        return hash.ToHashCode();
    }

    /// <summary>As PyTorch's error texts write it: <c>[2, 3]</c>.</summary>
    public override string ToString() => Format(sizes);

    internal static string Format(ReadOnlySpan<long> sizes) => $"[{string.Join(", ", sizes.ToArray())}]";

    private static long Product(long[] sizes)
    {
        if (sizes.AsSpan().Contains(0))
        {
            return 0;
        }

        long count = 1;
        foreach (long size in sizes)
        {
            if (Math.BigMul(count, size, out count) != 0 || count < 0)
            {
                throw new GradException(ErrorKind.LimitExceeded, $"a tensor of shape {Format(sizes)} has more elements than can be counted");
            }
        }

        return count;
    }

    private static long[] MakeStrides(long[] sizes)
    {
        var strides = new long[sizes.Length];
        long step = 1;
        for (int i = sizes.Length - 1; i >= 0; i--)
        {
            strides[i] = step;
            step *= Math.Max(sizes[i], 1);
        }

        return strides;
    }
}
