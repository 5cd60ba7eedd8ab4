using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The tensor, as a vector of one element if it has no dimension.</summary>
    /// <derivative>grad, reshaped to the input's shape</derivative>
    [Operator("atleast_1d", TakesOut = false)]
    [Sample("real(2)")]
    public static Tensor AtLeast1d(this Tensor input) => input.Rank == 0 ? input.Reshape(1) : input;

    /// <summary><see cref="AtLeast1d(Tensor)"/> of each tensor.</summary>
    /// <derivative>each grad, reshaped to its input's shape</derivative>
    [Operator("atleast_1d")]
    [Sample("[real(2), real(2, 1)]")]
    public static Tensor[] AtLeast1d(params Tensor[] tensors) => [.. tensors.Select(static tensor => tensor.AtLeast1d())];
}
