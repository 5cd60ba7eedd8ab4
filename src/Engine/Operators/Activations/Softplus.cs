using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>ln(1 + exp(beta · x)) / beta of each element; x itself where beta · x is above the threshold.</summary>
    /// <derivative>grad · sigmoid(beta · input); grad above the threshold</derivative>
    [Operator("nn.functional.softplus", TakesOut = true)]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), beta=2, threshold=1.5")]
    public static Tensor Softplus(this Tensor input, double beta = 1, double threshold = 20) => new Softplus(beta, threshold).Apply(input);
}


internal sealed class Softplus(double beta, double threshold) : ScalarUnary
{
    protected override Integers Integers => Integers.Stay;

    /// <summary>ln(1 + exp(x)), from the side where the exponential does not overflow.</summary>
    public static double Of(double x) => Math.Max(x, 0) + Special.Log1p(Math.Exp(-Math.Abs(x)));

    protected override Tensor Derivative(Tensor x, Tensor y)
    {
        Tensor scaled = x * beta;
        return (scaled > threshold).Where(1, scaled.Sigmoid());
    }

    protected override double Value(double x) => x * beta > threshold ? x : Of(x * beta) / beta;
}
