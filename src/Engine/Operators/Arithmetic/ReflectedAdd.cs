using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>other + input: what Python calls for a number on the left.</summary>
    /// <derivative>grad to both</derivative>
    [Operator("Tensor.__radd__")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor ReflectedAdd(this Tensor input, [OrNumber] Tensor other) => other.Add(input);
}
