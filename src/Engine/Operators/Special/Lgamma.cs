using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The logarithm of the absolute value of the gamma function of each element.</summary>
    /// <derivative>grad · digamma(input)</derivative>
    [Operator("lgamma", "special.gammaln")]
    [Sample("positive(2, 3)")]
    [Sample("distinct(3)")]
    public static Tensor Lgamma(this Tensor input) => The<Lgamma>.Operator.Apply(input);

    /// <summary><see cref="Lgamma"/> in place.</summary>
    public static Tensor Lgamma_(this Tensor input) => input.Update(Lgamma);
}

internal sealed class Lgamma : ScalarUnary
{
    protected override Tensor Derivative(Tensor x, Tensor y) => x.Digamma();

    protected override double Value(double x) => Special.LogGamma(x);
}
