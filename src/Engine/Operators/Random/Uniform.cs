using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Overwrites the tensor with random numbers, uniform in [from, to).</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.uniform_")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), -1.0, 1.0")]
    public static Tensor Uniform_(this Tensor input, double from = 0, double to = 1)
    {
        if (!(from <= to))
        {
            throw GradException.Argument($"uniform_ expects to return a [from, to) range, but found from={from} > to={to}");
        }

        return input.Overwrite(() => Draws.Uniform(input.Shape, input.DType, from, to, "check_uniform_bounds"));
    }
}
