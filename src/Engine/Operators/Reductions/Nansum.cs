using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The sum over some dimensions, or over all, in which NaN counts as zero.</summary>
    /// <derivative>grad, zero where the input is NaN</derivative>
    [Operator("nansum")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), dim=1, keepdim=True")]
    public static Tensor Nansum(this Tensor input, long[]? dim = null, bool keepdim = false, [KeywordOnly] DType? dtype = null) =>
        input.DType.IsComplex()
            ? throw GradException.Type("nansum does not support complex inputs")
            : WithoutNaN(input).Sum(dim, keepdim, dtype).AsNode("NansumBackward0", input);

    private static Tensor WithoutNaN(Tensor input) => input.DType.IsFloatingPoint() ? input.MaskedFill(input.IsNan(), 0) : input;
}
