using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A tensor of nested lists of numbers, with the dtype of this one unless one is given.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("Tensor.new_tensor")]
    [Sample("real(2), [[1, 2], [3, 4]]")]
    public static Tensor NewTensor(this Tensor input, NestedNumbers data, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        TensorOf(data, dtype ?? input.DType, requiresGrad);
}
