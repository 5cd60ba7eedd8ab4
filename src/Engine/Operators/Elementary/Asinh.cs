using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverse hyperbolic sine of each element.</summary>
    /// <derivative>grad / conj(√(input² + 1))</derivative>
    [Operator("asinh", "arcsinh")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Asinh(this Tensor input) => The<Asinh>.Operator.Apply(input);

    /// <summary><see cref="Asinh"/> in place.</summary>
    public static Tensor Asinh_(this Tensor input) => input.Update(Asinh);
}

internal sealed class Asinh : ScalarHolomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => ((x * x) + 1).Rsqrt();

    protected override double Value(double x) => Math.Asinh(x);

    protected override Complex Value(Complex z) => ComplexFunctions.Asinh(z);
}
