using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// A copy in which the source's slices along a dimension are reduced into the slices that a vector of indices names: by "prod", "mean",
    /// "amax" or "amin", with the old slice or, without include_self, instead of it.
    /// </summary>
    /// <derivative>that of scatter_reduce</derivative>
    [Operator("index_reduce")]
    [Sample("positive(3, 2), 0, index(3, 4), positive(4, 2), \"prod\"")]
    [Sample("real(2, 3), 1, index(3, 4), real(2, 4), \"mean\", include_self=False")]
    [Sample("real(2, 3), 1, index(3, 4), real(2, 4), \"amax\"")]
    public static Tensor IndexReduce(this Tensor input, long dim, Tensor index, Tensor source, string reduce, [KeywordOnly] bool includeSelf = true)
    {
        if (reduce is not ("prod" or "mean" or "amax" or "amin"))
        {
            throw GradException.Argument($"index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got {reduce}.");
        }

        int at = input.Shape.Dimension(dim);
        index = Indices.Vector(index, "index_add_");
        Operators.IndexAdd.Check([input, index, source], at, "index_reduce_");
        Indices.CheckRange(index, Indices.Size(input.Shape, at));

        // Every element of a slice has the slice's index.
        long[] along = [.. Enumerable.Range(0, source.Rank).Select(d => d == at ? index.Count : 1)];
        Tensor each = index.Reshape(along).BroadcastTo(source.Shape.ToArray());
        return new ScatterReduce(at, reduce, includeSelf, "IndexReduceBackward0").Apply(input, each, source);
    }

    /// <summary><see cref="IndexReduce"/> in place.</summary>
    public static Tensor IndexReduce_(this Tensor input, long dim, Tensor index, Tensor source, string reduce, [KeywordOnly] bool includeSelf = true) =>
        input.Update(self => self.IndexReduce(dim, index, source, reduce, includeSelf: includeSelf));
}
