using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy with the second dimension reversed.</summary>
    /// <derivative>grad, reversed along the same dimension</derivative>
    [Operator("fliplr", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor Fliplr(this Tensor input) =>
        input.Rank >= 2 ? input.Flip(1) : throw GradException.Shape("Input must be >= 2-d.");
}
