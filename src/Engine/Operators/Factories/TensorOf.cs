using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// A new tensor of nested lists of numbers, or of a tensor's values: bool if all are bools, int64 if all are integers, otherwise of the
    /// default dtype.
    /// </summary>
    /// <derivative>none: a constant</derivative>
    [Operator("tensor", TakesOut = false)]
    [Sample("[[1, 2.5], [3, 4]]")]
    [Sample("3")]
    public static Tensor TensorOf(NestedNumbers data, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Made(data.ToTensor(dtype), requiresGrad);
}
