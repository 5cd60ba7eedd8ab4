using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy with the first dimension reversed.</summary>
    /// <derivative>grad, reversed along the same dimension</derivative>
    [Operator("flipud", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor Flipud(this Tensor input) =>
        input.Rank >= 1 ? input.Flip(0) : throw GradException.Shape("Input must be >= 1-d.");
}
