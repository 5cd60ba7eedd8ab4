using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Tensors joined along the third dimension.</summary>
    /// <derivative>each tensor: its part of grad</derivative>
    [Operator("dstack")]
    [Sample("[real(3), real(1, 3)]")]
    public static Tensor Dstack(Tensor[] tensors) => Cat(AtLeast3d(NotEmpty("dstack", tensors)), 2);
}
