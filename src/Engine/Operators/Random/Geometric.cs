using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Overwrites the tensor with how often one must try, at a probability p, until the first success: 1, 2, ….</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.geometric_")]
    [Sample("real(2, 3), 0.5")]
    public static Tensor Geometric_(this Tensor input, double p) => !(p > 0 && p < 1)
        ? throw GradException.Argument($"geometric_ expects p to be in (0, 1), but got p={p}")
        : Draw.Over(input, "Geometric", order => Draws.Each(order, input.DType, () => Math.Ceiling(Math.Log(Evaluation.Random.Uniform(DType.Float64)) / Math.Log(1 - p))));
}
