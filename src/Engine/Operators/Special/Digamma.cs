using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The derivative of the logarithm of the gamma function of each element.</summary>
    /// <derivative>grad · polygamma(1, input)</derivative>
    [Operator("digamma", "special.digamma", "special.psi")]
    [Sample("positive(2, 3)")]
    public static Tensor Digamma(this Tensor input) => The<Digamma>.Operator.Apply(input);

    /// <summary><see cref="Digamma"/> in place.</summary>
    public static Tensor Digamma_(this Tensor input) => input.Update(Digamma);
}

internal sealed class Digamma : ScalarUnary
{
    protected override Tensor Derivative(Tensor x, Tensor y) => Torch.Polygamma(1, x);

    protected override double Value(double x) => Special.Digamma(x);
}
