using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The hyperbolic tangent of each element.</summary>
    /// <derivative>grad · conj(1 − tanh²(input))</derivative>
    [Operator("tanh", "nn.functional.tanh")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Tanh(this Tensor input) => The<Tanh>.Operator.Apply(input);

    /// <summary><see cref="Tanh"/> in place.</summary>
    public static Tensor Tanh_(this Tensor input) => input.Update(Tanh);
}

internal sealed class Tanh : ScalarHolomorphic
{
    public override Use Uses(int input) => Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => 1 - (y * y);

    protected override double Value(double x) => Math.Tanh(x);

    protected override Complex Value(Complex z) => ComplexFunctions.Tanh(z);
}
