using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view broadcast to a shape.</summary>
    /// <derivative>grad, summed over what was repeated</derivative>
    [Operator("broadcast_to", TakesOut = false)]
    [Sample("real(2, 1), [3, 2, 4]")]
    public static Tensor BroadcastTo(this Tensor input, long[] size) =>
        input.Shape.Sizes.SequenceEqual(size) ? input : input.Expand(size);
}
