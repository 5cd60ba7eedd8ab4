using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Sets all elements to zero.</summary>
    /// <derivative>zero</derivative>
    [Operator("zero_")]
    [Sample("real(2, 3)")]
    public static Tensor Zero_(this Tensor input) => input.Update(self => new Fill(-1).Apply(self, 0));
}
