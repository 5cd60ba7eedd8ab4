using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverse hyperbolic tangent of each element; NaN for real numbers outside [−1, 1].</summary>
    /// <derivative>grad / conj(1 − input²)</derivative>
    [Operator("atanh", "arctanh")]
    [Sample("unit(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Atanh(this Tensor input) => The<Atanh>.Operator.Apply(input);

    /// <summary><see cref="Atanh"/> in place.</summary>
    public static Tensor Atanh_(this Tensor input) => input.Update(Atanh);
}

internal sealed class Atanh : ScalarHolomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => (1 - (x * x)).Reciprocal();

    protected override double Value(double x) => Math.Atanh(x);

    protected override Complex Value(Complex z) => ComplexFunctions.Atanh(z);
}
