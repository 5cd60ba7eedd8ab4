using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Ones with the probabilities that the input holds, otherwise zeros.</summary>
    /// <derivative>zero</derivative>
    [Operator("bernoulli")]
    [Sample("[0.2, 0.9]")]
    public static Tensor Bernoulli(this Tensor input) =>
        new Draw("Bernoulli", () => Chances(input.Shape, input.DType, input)).Apply(input);

    /// <summary>Ones with a probability, otherwise zeros, in the input's shape.</summary>
    /// <derivative>zero</derivative>
    [Operator("bernoulli")]
    public static Tensor Bernoulli(this Tensor input, double p) =>
        new Draw("Bernoulli", () => Draws.Bernoulli(input.Shape, input.DType, Chance(p))).Apply(input);

    private static double Chance(double p) =>
        p is >= 0 and <= 1 ? p : throw GradException.Argument($"bernoulli_ expects p to be in [0, 1], but got p={p}");

    // Probabilities of float64 draw 53 random bits for each number, others 24.
    private static Tensor Chances(DrawOrder order, DType dtype, Tensor p)
    {
        if (!p.DType.IsFloatingPoint())
        {
            throw GradException.NotImplementedFor("bernoulli_tensor_cpu_p_", p.DType);
        }

        Tensor probabilities = p.Detach();
        if (probabilities.Ge(0).LogicalAnd(probabilities.Le(1)).LogicalNot().Somewhere())
        {
            throw GradException.Argument("Expected p_in >= 0 && p_in <= 1 to be true, but got false.");
        }

        DType width = p.DType == DType.Float64 ? DType.Float64 : DType.Float32;
        return Draws.Each(order, DType.Float64, () => Evaluation.Random.Uniform(width)).Lt(probabilities.To(DType.Float64)).To(dtype);
    }
}
