using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Ones with the probabilities that the input holds, otherwise zeros.</summary>
    /// <derivative>zero</derivative>
    [Operator("bernoulli")]
    [Sample("index(2, 3)")]
    public static Tensor Bernoulli(this Tensor input)
    {
        Tensor probabilities = input.Detach().To(DType.Float64);
        if (probabilities.Ge(0).LogicalAnd(probabilities.Le(1)).LogicalNot().Somewhere())
        {
            throw GradException.Argument("Expected p_in >= 0 && p_in <= 1 to be true, but got false.");
        }

        return Draws.Each(input.Shape, DType.Float64, () => Evaluation.Random.Uniform(input.DType)).Lt(probabilities).To(input.DType);
    }
}
