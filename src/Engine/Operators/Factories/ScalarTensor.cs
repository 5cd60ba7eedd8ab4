using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A 0-d tensor of a number, of the default dtype unless one is given.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("scalar_tensor", TakesOut = false)]
    [Sample("1.5")]
    public static Tensor ScalarTensor(Scalar s, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled([], s, dtype ?? Evaluation.DefaultDType, requiresGrad);
}
