using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Each element, but at least min; broadcast.</summary>
    /// <derivative>input: grad up to the bound, which is included, else 0; min: grad where it is taken</derivative>
    [Operator("clamp_min")]
    [Sample("real(2, 3), 0.3")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor ClampMin(this Tensor input, [OrNumber] Tensor min) =>
        GradService.Operators.Clamp.Between(input, min, null, min.IsWrappedNumber ? "ClampMinBackward0" : "ClampMinBackward1");

    /// <summary><see cref="ClampMin"/> in place.</summary>
    public static Tensor ClampMin_(this Tensor input, [OrNumber] Tensor min) => input.Update(self => self.ClampMin(min));
}
