using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The number of elements, an integer.</summary>
    /// <derivative>none: an integer</derivative>
    [Operator("numel")]
    [Sample("real(2, 3)")]
    public static Tensor Numel(this Tensor input) => Full([], input.Count, DType.Int64);
}
