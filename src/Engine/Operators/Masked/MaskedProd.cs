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
        input = Accumulated(input, dtype);

        // Dimensions are taken from the last to the first, so that those that are left keep their places.
        foreach (int along in (dim is { Length: > 0 } ? dim.Select(input.Shape.Dimension) : Enumerable.Range(0, input.Rank)).OrderDescending())
        {
            input = input.Prod(along, keepdim);
        }

        return input;
    }
}
