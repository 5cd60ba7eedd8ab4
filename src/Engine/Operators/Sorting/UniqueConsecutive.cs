using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The elements, or the slices along a dimension, that differ from those before them; and, where asked, to which of them each element
    /// belongs, and how many follow each other.
    /// </summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("unique_consecutive", OneStandsAlone = true, IsSizedByValues = true)]
    [Sample("index(2, 6)")]
    [Sample("index(2, 4, 2), dim=0")]
    public static Tensor[] UniqueConsecutive(this Tensor input, bool returnInverse = false, bool returnCounts = false, long? dim = null)
    {
        int along = dim is { } given ? input.Shape.Dimension(given) : 0;
        Tensor[] results = new UniqueSlices("unique_consecutive", along, sort: false).ApplyAll(dim is null ? input.Reshape(-1) : input);
        results[1] = dim is null ? results[1].Reshape(input.Shape.ToArray()) : results[1];
        return Asked(results, returnInverse, returnCounts);
    }
}
