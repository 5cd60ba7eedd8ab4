using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The tensor itself where its elements lie in row-major order, otherwise a copy in which they do.</summary>
    /// <derivative>grad</derivative>
    [Operator("Tensor.contiguous")]
    [Sample("real(2, 3)")]
    public static Tensor Contiguous(this Tensor input, [KeywordOnly] string? memoryFormat = null) => input.IsContiguous ? input : input.Clone();
}
