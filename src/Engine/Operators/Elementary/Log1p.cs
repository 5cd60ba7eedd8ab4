using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>ln(1 + x) of each element, exact for small x too.</summary>
    /// <derivative>grad / conj(1 + input)</derivative>
    [Operator("log1p", "special.log1p")]
    [Sample("positive(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Log1p(this Tensor input) => The<Log1p>.Operator.Apply(input);

    /// <summary><see cref="Log1p"/> in place.</summary>
    public static Tensor Log1p_(this Tensor input) => input.Update(Log1p);
}

internal sealed class Log1p : ScalarHolomorphic
{
    public override string NodeName => "Log1PBackward0";

    protected override Tensor Derivative(Tensor x, Tensor y) => (x + 1).Reciprocal();

    protected override double Value(double x) => Special.Log1p(x);

    protected override Complex Value(Complex z) => ComplexFunctions.Log1p(z);
}
