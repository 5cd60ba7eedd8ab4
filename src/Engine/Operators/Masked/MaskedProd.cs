using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The product of the unmasked elements over some dimensions, or over all.</summary>
    /// <derivative>that of <c>prod</c>, zero where masked</derivative>
    [Operator("masked.prod")]
    [Sample("distinct(2, 3), mask=flags(2, 3)")]
    [Sample("distinct(2, 3), dim=[0], keepdim=True")]
    public static Tensor MaskedProd(
        this Tensor input, long[]? dim = null, [KeywordOnly] bool keepdim = false, [KeywordOnly] DType? dtype = null, [KeywordOnly] Tensor? mask = null) =>
        Unmasked(input, mask, 1).ProdOver(dim, keepdim, dtype);

    private static Tensor ProdOver(this Tensor input, long[]? dim, bool keepdim, DType? dtype)
    {
        if (dim is not { Length: > 0 })
        {
            Tensor all = input.Prod(dtype);
            return keepdim ? all.Reshape([.. Enumerable.Repeat(1L, input.Rank)]) : all;
        }

        // Dimensions are taken from the last to the first, so that those that are left keep their places.
        foreach (int along in dim.Select(input.Shape.Dimension).OrderDescending())
        {
            input = input.Prod(along, keepdim, dtype);
        }

        return input;
    }
}
