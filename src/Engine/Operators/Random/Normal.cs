using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Overwrites the tensor with normal random numbers.</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.normal_")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), 1.0, 0.5")]
    public static Tensor Normal_(this Tensor input, double mean = 0, double std = 1) =>
        input.Overwrite(() => Draws.Normal(input.Shape, input.DType, mean, std));

    private static Tensor Overwrite(this Tensor input, Func<Tensor> drawn)
    {
        Draws.CheckOverwrites(input);
        return input.Copy_(drawn());
    }
}
