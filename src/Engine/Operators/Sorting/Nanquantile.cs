using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The q-th quantiles of the elements that are not NaN.</summary>
    /// <derivative>grad to the two neighbours in order, weighted as they are interpolated</derivative>
    [Operator("nanquantile")]
    [Sample("distinct(2, 4), 0.4")]
    [Sample("distinct(2, 4), prob(3), dim=0")]
    public static Tensor Nanquantile(
        this Tensor input, [OrNumber] Tensor q, long? dim = null, bool keepdim = false, [KeywordOnly] string interpolation = "linear") =>
        Quantiles("nanquantile", input, q, dim, keepdim, interpolation, ignoresNaN: true);
}
