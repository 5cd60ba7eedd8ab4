using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Overwrites the tensor with random numbers of Cauchy's distribution, whose density is σ / π / ((x − median)² + σ²).</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.cauchy_")]
    [Sample("real(2, 3)")]
    public static Tensor Cauchy_(this Tensor input, double median = 0, double sigma = 1) =>
        Draw.Over(input, "Cauchy", order => Draws.EachFloat(order, input.DType, "cauchy_cpu", () => median + (sigma * Math.Tan(Math.PI * (Evaluation.Random.Uniform(DType.Float64) - 0.5)))));
}
