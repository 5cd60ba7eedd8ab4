using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The tensor, with leading dimensions of size 1 if it has fewer than two.</summary>
    /// <derivative>grad, reshaped to the input's shape</derivative>
    [Operator("atleast_2d", TakesOut = false)]
    [Sample("real(2)")]
    public static Tensor AtLeast2d(this Tensor input) => input.Rank switch
    {
        0 => input.Reshape(1, 1),
        1 => input.Unsqueeze(0),
        _ => input,
    };

    /// <summary><see cref="AtLeast2d(Tensor)"/> of each tensor.</summary>
    /// <derivative>each grad, reshaped to its input's shape</derivative>
    [Operator("atleast_2d")]
    [Sample("[real(2), real(2, 1)]")]
    public static Tensor[] AtLeast2d(params Tensor[] tensors) => [.. tensors.Select(static tensor => tensor.AtLeast2d())];
}
