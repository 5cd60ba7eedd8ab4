using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same memory without history: no gradient flows through it. In-place changes are seen on both sides.</summary>
    /// <derivative>none: the result does not require grad</derivative>
    [Operator("detach", TakesOut = false)]
    [Sample("index(9, 2, 3)")]
    public static Tensor Detach(this Tensor input) => input.Alias();

    /// <summary>Makes the tensor itself forget its history.</summary>
    public static Tensor Detach_(Tensor input) => input.Detach_();
}
