using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The remainder of other / input: what Python calls for a number on the left.</summary>
    /// <derivative>that of <c>remainder</c></derivative>
    [Operator("Tensor.__rmod__")]
    [Sample("positive(2, 3), real(3)")]
    public static Tensor ReflectedMod(this Tensor input, [OrNumber] Tensor other) => other.Remainder(input);
}
