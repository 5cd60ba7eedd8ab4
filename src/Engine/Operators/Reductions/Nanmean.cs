using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The mean over some dimensions, or over all, of the elements that are not NaN.</summary>
    /// <derivative>grad / the number of those elements, zero where the input is NaN</derivative>
    [Operator("nanmean")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), dim=1, keepdim=True")]
    public static Tensor Nanmean(this Tensor input, long[]? dim = null, bool keepdim = false, [KeywordOnly] DType? dtype = null) =>
        input.DType.IsFloatingPoint()
            ? input.Nansum(dim, keepdim, dtype).Div(input.Detach().IsNan().LogicalNot().Sum(dim, keepdim))
            : throw GradException.Type($"nanmean(): expected input to have floating point dtype but got {input.DType.ScalarTypeName()}");
}
