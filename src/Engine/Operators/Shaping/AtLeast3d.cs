using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The tensor, with dimensions of size 1 around those it has, if it has fewer than three.</summary>
    /// <derivative>grad, reshaped to the input's shape</derivative>
    [Operator("atleast_3d", TakesOut = false)]
    [Sample("real(2)")]
    public static Tensor AtLeast3d(this Tensor input) => input.Rank switch
    {
        0 => input.Reshape(1, 1, 1),
        1 => input.Unsqueeze(0).Unsqueeze(-1),
        2 => input.Unsqueeze(-1),
        _ => input,
    };

    /// <summary><see cref="AtLeast3d(Tensor)"/> of each tensor.</summary>
    /// <derivative>each grad, reshaped to its input's shape</derivative>
    [Operator("atleast_3d")]
    [Sample("[real(2), real(2, 1)]")]
    public static Tensor[] AtLeast3d(params Tensor[] tensors) => [.. tensors.Select(static tensor => tensor.AtLeast3d())];
}
