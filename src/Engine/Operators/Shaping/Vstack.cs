using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Tensors joined along the first dimension, vectors as rows.</summary>
    /// <derivative>each tensor: its part of grad</derivative>
    [Operator("vstack", "row_stack")]
    [Sample("[real(3), real(2, 3)]")]
    public static Tensor Vstack(Tensor[] tensors) => Cat(AtLeast2d(NotEmpty("vstack", tensors)), 0);
}
