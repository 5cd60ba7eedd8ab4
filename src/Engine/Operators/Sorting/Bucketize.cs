using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Which interval between sorted boundaries each element is in: how many boundaries are less than it, or not greater if right.</summary>
    /// <derivative>none: an index is an integer</derivative>
    [Operator("bucketize")]
    [Sample("index(4, 3), permutation(4)")]
    public static Tensor Bucketize([OrNumber] this Tensor input, Tensor boundaries, [KeywordOnly] bool outInt32 = false, [KeywordOnly] bool right = false) =>
        boundaries.Rank == 1
            ? Searchsorted(boundaries, input, outInt32, right)
            : throw GradException.Shape($"boundaries tensor must be 1 dimension, but got dim({boundaries.Rank})");
}
