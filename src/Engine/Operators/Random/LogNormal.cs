using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Overwrites the tensor with random numbers whose logarithms are normal, with this mean and standard deviation.</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.log_normal_")]
    [Sample("real(2, 3)")]
    public static Tensor LogNormal_(this Tensor input, double mean = 1, double std = 2) => !(std > 0)
        ? throw GradException.Argument($"log_normal_ expects std > 0.0, but found std={std}")
        : Draw.Over(input, "LogNormal", order => Draws.EachFloat(order, input.DType, "log_normal_cpu", () => Math.Exp(Math.FusedMultiplyAdd(Evaluation.Random.Normal(), std, mean))));
}
