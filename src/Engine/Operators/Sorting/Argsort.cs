using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The indices that sort along a dimension; equal elements keep their order.</summary>
    /// <derivative>none: an index is an integer</derivative>
    [Operator("argsort", TakesOut = false)]
    [Sample("distinct(2, 3), descending=True")]
    public static Tensor Argsort(this Tensor input, long dim = -1, bool descending = false, [KeywordOnly] bool? stable = null) =>
        input.Detach().Sort(dim, descending).Indices;
}
