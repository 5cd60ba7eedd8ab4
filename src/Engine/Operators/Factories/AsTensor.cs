using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A tensor as it is, or a new one of nested lists of numbers; in another dtype if one is given.</summary>
    /// <derivative>grad, in the input's dtype</derivative>
    [Operator("as_tensor", "asarray", TakesOut = false)]
    [Sample("real(2, 3)")]
    [Sample("[[1, 2.5], [3, 4]]")]
    public static Tensor AsTensor(NestedNumbers data, [KeywordOnly] DType? dtype = null) =>
        data.Root is not Tensor tensor ? TensorOf(data, dtype)
        : dtype is { } type ? tensor.To(type)
        : tensor;
}
