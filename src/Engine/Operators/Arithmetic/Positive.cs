using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The tensor itself.</summary>
    /// <derivative>grad</derivative>
    [Operator("positive", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor Positive(this Tensor input) => input.DType == DType.Bool
        ? throw GradException.Type("The `+` operator, on a bool tensor is not supported.")
        : input;
}
