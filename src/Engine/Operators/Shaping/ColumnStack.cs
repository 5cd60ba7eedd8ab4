using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Tensors joined along the second dimension, vectors as columns.</summary>
    /// <derivative>each tensor: its part of grad</derivative>
    [Operator("column_stack")]
    [Sample("[real(3), real(3, 2)]")]
    public static Tensor ColumnStack(Tensor[] tensors) =>
        Hstack([.. NotEmpty("column_stack", tensors).Select(static tensor => tensor.Rank <= 1 ? tensor.Reshape(tensor.Count, 1) : tensor)]);
}
