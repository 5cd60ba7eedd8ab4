using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>softmax(−x) along a dimension.</summary>
    /// <derivative>−y · (grad − Σ grad · y) with y = softmin(input)</derivative>
    [Operator("nn.functional.softmin")]
    [Sample("real(2, 3), 1")]
    public static Tensor Softmin(this Tensor input, long? dim = null, [KeywordOnly] DType? dtype = null) =>
        (-input).Softmax(SoftmaxDimension("softmin", input, dim), dtype);
}
