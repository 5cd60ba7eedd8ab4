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
        double[] probabilities = input.ToDoubles();
        if (Array.Exists(probabilities, static p => !(p is >= 0 and <= 1)))
        {
            throw GradException.Argument("Expected p_in >= 0 && p_in <= 1 to be true, but got false.");
        }

        int at = 0;
        return Draws.Each(input.Shape, input.DType, () => Evaluation.Random.Uniform(input.DType) < probabilities[at++] ? 1 : 0);
    }
}
