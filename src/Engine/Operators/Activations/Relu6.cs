using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Each element clamped to [0, 6].</summary>
    /// <derivative>grad strictly between 0 and 6, else 0</derivative>
    [Operator("nn.functional.relu6")]
    [Sample("real(2, 3)")]
    public static Tensor Relu6(this Tensor input, bool inplace = false) => input.Hardtanh(0, 6, inplace);
}
