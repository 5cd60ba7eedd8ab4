using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Overwrites the tensor with random numbers of the density λ · e^(−λx), x ≥ 0.</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.exponential_")]
    [Sample("real(2, 3)")]
    public static Tensor Exponential_(this Tensor input, double lambd = 1) => !(lambd >= 0)
        ? throw GradException.Argument($"exponential_ expects lambda >= 0.0, but found lambda={lambd}")
        : Draw.Over(input, "Exponential", order => Draws.Exponential(order, input.DType, lambd));
}
