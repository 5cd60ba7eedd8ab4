using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The hyperbolic cosine of each element.</summary>
    /// <derivative>grad · conj(sinh(input))</derivative>
    [Operator("cosh")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Cosh(this Tensor input) => The<Cosh>.Operator.Apply(input);

    /// <summary><see cref="Cosh"/> in place.</summary>
    public static Tensor Cosh_(this Tensor input) => input.Update(Cosh);
}

internal sealed class Cosh : ScalarHolomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => x.Sinh();

    protected override double Value(double x) => Math.Cosh(x);

    protected override Complex Value(Complex z) => ComplexFunctions.Cosh(z);
}
