using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverse hyperbolic cosine of each element; NaN for real numbers below 1.</summary>
    /// <derivative>grad / conj(√(input − 1) · √(input + 1))</derivative>
    [Operator("acosh", "arccosh")]
    [Sample("complex(2, 3)")]
    public static Tensor Acosh(this Tensor input) => The<Acosh>.Operator.Apply(input);

    /// <summary><see cref="Acosh"/> in place.</summary>
    public static Tensor Acosh_(this Tensor input) => input.Update(Acosh);
}

internal sealed class Acosh : ScalarHolomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => x.DType.IsComplex() ? (x - 1).Rsqrt() * (x + 1).Rsqrt() : ((x * x) - 1).Rsqrt();

    protected override double Value(double x) => Math.Acosh(x);

    protected override Complex Value(Complex z) => ComplexFunctions.Acosh(z);
}
