using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What the operators with an index along one dimension share.</summary>
internal static class Indices
{
    /// <summary>An index as int64; an empty one may have any dtype.</summary>
    public static Tensor Long(Tensor index, string op) =>
        index.DType == DType.Int64 ? index
        : index.Count == 0 ? index.To(DType.Int64)
        : throw GradException.Type($"{op}(): Expected dtype int64 for index");

    /// <summary>Whether an index is nowhere larger than a tensor, but for one dimension.</summary>
    public static bool Fits(Shape index, Shape tensor, int except) => Misfit(index, tensor, except) < 0;

    /// <summary>The first dimension in which an index is larger than a tensor, or -1.</summary>
    public static int Misfit(Shape index, Shape tensor, int except)
    {
        for (int d = 0; d < Math.Min(index.Rank, tensor.Rank); d++)
        {
            if (d != except && index[d] > tensor[d])
            {
                return d;
            }
        }

        return -1;
    }

    /// <summary>The spec of what is scattered into; says what does not fit.</summary>
    public static TensorSpec CheckElements(ReadOnlySpan<Tensor?> inputs, int dim, string op)
    {
        Tensor self = inputs[0]!, src = inputs[2]!;
        Shape index = inputs[1]!.Shape;
        if (index.Count == 0)
        {
            return self.Spec;
        }

        if (self.DType != src.DType)
        {
            throw GradException.Type($"{op}(): Expected self.dtype to be equal to src.dtype");
        }

        foreach ((Shape shape, string name) in ((Shape, string)[])[(self.Shape, "self"), (src.Shape, "src")])
        {
            if (Math.Max(shape.Rank, 1) != Math.Max(index.Rank, 1))
            {
                throw GradException.Shape($"Index tensor must have the same number of dimensions as {name} tensor");
            }
        }

        return Fits(index, self.Shape, dim) && Fits(index, src.Shape, -1) ? self.Spec : throw GradException.Shape(
            $"Expected index {index} to be smaller than self {self.Shape} apart from dimension {dim} and to be smaller size than src {src.Shape}");
    }

    /// <summary>A vector of indices as int64.</summary>
    public static Tensor Vector(Tensor index, string op) =>
        index.Rank > 1 ? throw WrongRank(index, op)
        : index.DType == DType.Int64 ? index
        : index.DType == DType.Int32 && op is "index_select" or "index_add_" ? index.To(DType.Int64)
        : throw WrongType(index, op);

    /// <summary>For each sample a vector of indices along a dimension, as the index of gather and scatter that means the same.</summary>
    /// <param name="index">(samples, n).</param>
    /// <param name="shape">The shape of what is gathered or scattered, with the samples in front and n in the dimension.</param>
    /// <param name="dim">The dimension.</param>
    public static Tensor Along(Tensor index, Shape shape, int dim)
    {
        var sizes = new long[shape.Rank];
        sizes.AsSpan().Fill(1);
        (sizes[0], sizes[dim]) = (shape[0], shape[dim]);
        return index.Reshape(sizes).Expand(shape.ToArray());
    }

    /// <summary>Indices that count from the end, counted from the start.</summary>
    public static Tensor FromStart(Tensor index, long size) => index.Lt(0).Where(index.Add(size), index);

    /// <summary>The elements that lie in one slice of a dimension before the next one begins.</summary>
    public static int Inner(Shape shape, int dim) => shape.Rank == 0 ? 1 : (int)shape.Strides[dim];

    /// <summary>An index, checked.</summary>
    public static int Position(long index, long size) =>
        (ulong)index < (ulong)size ? (int)index : throw GradException.Argument("index out of range in self", "IndexError");

    /// <summary>Says which of some indices is out of range.</summary>
    public static void CheckRange(Tensor index, long size)
    {
        foreach (long one in index.AllSamples.Dense().Elements<long>())
        {
            Position(one, size);
        }
    }

    /// <summary>The number of slices along a dimension; a 0-d tensor is one.</summary>
    public static int Size(Shape shape, int dim) => shape.Rank == 0 ? 1 : (int)shape[dim];

    /// <summary>Whether two tensors have slices of one shape along a dimension; 0-d tensors count as vectors of one element.</summary>
    public static bool SameSlices(Shape a, Shape b, int dim)
    {
        if (Math.Max(a.Rank, 1) != Math.Max(b.Rank, 1))
        {
            return false;
        }

        for (int d = 0; d < Math.Min(a.Rank, b.Rank); d++)
        {
            if (d != dim && a[d] != b[d])
            {
                return false;
            }
        }

        return true;
    }

    private static GradException WrongRank(Tensor index, string op) => op switch
    {
        "index_add_" => GradException.Shape(
            $"index_add_(): Index is supposed to be a vector, but got dim: {index.Rank} with type: {index.DType.ScalarTypeName()} and size: {index.Shape}",
            "IndexError"),
        "index_copy_" => GradException.Shape($"index_copy_(): Index should have dimension 1 or 0 (got {index.Rank})", "IndexError"),
        "index_fill_" => GradException.Shape("Index has to be a vector/scalar"),
        _ => GradException.Shape($"{op}(): Index is supposed to be a vector", "IndexError"),
    };

    private static GradException WrongType(Tensor index, string op) => op switch
    {
        "index_add_" => GradException.Type($"index_add_(): Expected dtype int32/int64 for index but got: {index.DType.ScalarTypeName()}"),
        "index_copy_" => GradException.Type($"index_copy_(): Expected a long tensor for index, but got {index.DType.ScalarTypeName()}"),
        "index_fill_" => GradException.Type("index_fill_(): Expected dtype int64 for index.", "IndexError"),
        _ => GradException.Type($"{op}(): Expected dtype int32 or int64 for index"),
    };
}
