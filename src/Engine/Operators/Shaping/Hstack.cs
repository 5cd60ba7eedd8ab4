using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Tensors joined along the second dimension; vectors and numbers along the only one.</summary>
    /// <derivative>each tensor: its part of grad</derivative>
    [Operator("hstack")]
    [Sample("[real(2, 1), real(2, 3)]")]
    public static Tensor Hstack(Tensor[] tensors)
    {
        Tensor[] parts = AtLeast1d(NotEmpty("hstack", tensors));
        return Cat(parts, parts[0].Rank == 1 ? 0 : 1);
    }

    private static Tensor[] NotEmpty(string op, Tensor[] tensors) =>
        tensors.Length > 0 ? tensors : throw GradException.Argument($"{op} expects a non-empty TensorList");
}
