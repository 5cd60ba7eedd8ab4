using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Each element, but at most max; broadcast.</summary>
    /// <derivative>input: grad up to the bound, which is included, else 0; max: grad where it is taken</derivative>
    [Operator("clamp_max")]
    [Sample("real(2, 3), 0.3")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor ClampMax(this Tensor input, [OrNumber] Tensor max) =>
        GradService.Operators.Clamp.Between(input, null, max, max.IsWrappedNumber ? "ClampMaxBackward0" : "ClampMaxBackward1");

    /// <summary><see cref="ClampMax"/> in place.</summary>
    public static Tensor ClampMax_(this Tensor input, [OrNumber] Tensor max) => input.Update(self => self.ClampMax(max));
}
