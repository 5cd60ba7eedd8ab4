using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The complementary error function 1 − erf(x) of each element, exact for large x too.</summary>
    /// <derivative>−grad · 2/√π · exp(−input²)</derivative>
    [Operator("erfc", "special.erfc")]
    [Sample("real(2, 3)")]
    public static Tensor Erfc(this Tensor input) => The<Erfc>.Operator.Apply(input);

    /// <summary><see cref="Erfc"/> in place.</summary>
    public static Tensor Erfc_(this Tensor input) => input.Update(Erfc);
}

internal sealed class Erfc : ScalarUnary
{
    protected override Tensor Derivative(Tensor x, Tensor y) => (-(x * x)).Exp() * (-2 / Math.Sqrt(Math.PI));

    protected override double Value(double x) => Special.Erfc(x);
}
