using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Overwrites the tensor with normal random numbers.</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.normal_")]
    [Sample("real(2, 3)")]
    public static Tensor Normal_(this Tensor input, double mean = 0, double std = 1) =>
        Draw.Over(input, "Normal", order => Draws.Normal(order, input.DType, mean, std));
}
