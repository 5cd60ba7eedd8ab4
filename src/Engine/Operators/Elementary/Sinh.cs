using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The hyperbolic sine of each element.</summary>
    /// <derivative>grad · conj(cosh(input))</derivative>
    [Operator("sinh")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Sinh(this Tensor input) => The<Sinh>.Operator.Apply(input);

    /// <summary><see cref="Sinh"/> in place.</summary>
    public static Tensor Sinh_(this Tensor input) => input.Update(Sinh);
}

internal sealed class Sinh : ScalarHolomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => x.Cosh();

    protected override double Value(double x) => Math.Sinh(x);

    protected override Complex Value(Complex z) => ComplexFunctions.Sinh(z);
}
