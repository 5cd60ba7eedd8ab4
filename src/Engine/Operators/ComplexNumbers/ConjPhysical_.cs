using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The complex conjugates, written over the numbers.</summary>
    /// <derivative>conj(grad)</derivative>
    [Operator("conj_physical_")]
    [Sample("complex(2, 3)")]
    public static Tensor ConjPhysical_(this Tensor input) => input.Update(self => self.Conj());
}
