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
        index.Rank > 1 ? throw GradException.Shape($"{op}(): Index is supposed to be a vector", "IndexError")
        : index.DType is DType.Int64 or DType.Int32 ? index.To(DType.Int64)
        : throw GradException.Type($"{op}(): Expected dtype int32 or int64 for index");

    /// <summary>The elements that lie in one slice of a dimension before the next one begins.</summary>
    public static int Inner(Shape shape, int dim) => shape.Rank == 0 ? 1 : (int)shape.Strides[dim];

    /// <summary>An index, checked.</summary>
    public static int Position(long index, int size) =>
        (ulong)index < (ulong)size ? (int)index : throw GradException.Argument("index out of range in self", "IndexError");

    /// <summary>The spec of what is written to; says where the slices of the source do not fit.</summary>
    public static TensorSpec CheckSlices(ReadOnlySpan<Tensor?> inputs, int dim, string op)
    {
        Tensor self = inputs[0]!, source = inputs[2]!;
        long count = inputs[1]!.Count, given = source.Rank == 0 ? 1 : dim < source.Rank ? source.Shape[dim] : 1;
        if (self.DType != source.DType)
        {
            throw GradException.Type(
                $"{op}(): self ({self.DType.ScalarTypeName()}) and source ({source.DType.ScalarTypeName()}) must have the same scalar type");
        }

        if (count != given)
        {
            throw GradException.Shape($"{op}(): Number of indices ({count}) should be equal to source.size(dim) ({given})", "IndexError");
        }

        bool fits = Math.Max(self.Rank, 1) == Math.Max(source.Rank, 1);
        for (int d = 0; fits && d < Math.Min(self.Rank, source.Rank); d++)
        {
            fits = d == dim || self.Shape[d] == source.Shape[d];
        }

        return fits ? self.Spec : throw GradException.Shape(
            $"{op}(): Source/destination tensor must have same slice shapes. Destination slice shape: {Slice(self.Shape, dim)} at dimension {dim} "
            + $"and source slice shape: {Slice(source.Shape, dim)} at dimension {dim}.");
    }

    private static string Slice(Shape shape, int dim) => Shape.Format([.. shape.ToArray().Where((_, d) => d != dim)]);
}
