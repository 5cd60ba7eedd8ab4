using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Overwrites the tensor with ones, with the probabilities that another holds, broadcast, and otherwise zeros.</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.bernoulli_")]
    [Sample("real(2, 3), prob(2, 3)")]
    public static Tensor Bernoulli_(this Tensor input, Tensor p) => p.IsWrappedNumber
        ? input.Bernoulli_(p.Item().ToDouble())
        : Draw.Over(input, "Bernoulli", order => Chances(order, input.DType, p.Expand(input.Shape.ToArray())));

    /// <summary>Overwrites the tensor with ones, with a probability, and otherwise zeros.</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.bernoulli_")]
    [Sample("real(2, 3), 0.5")]
    public static Tensor Bernoulli_(this Tensor input, double p = 0.5) =>
        Draw.Over(input, "Bernoulli", order => Draws.Bernoulli(order, input.DType, Chance(p)));
}
