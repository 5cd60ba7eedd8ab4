using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>2 to the power of each element.</summary>
    /// <derivative>grad · conj(ln 2 · 2^input)</derivative>
    [Operator("exp2", "special.exp2")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Exp2(this Tensor input) => The<Exp2>.Operator.Apply(input);

    /// <summary><see cref="Exp2"/> in place.</summary>
    public static Tensor Exp2_(this Tensor input) => input.Update(Exp2);
}

internal sealed class Exp2 : ScalarHolomorphic
{
    public override Use Uses(int input) => Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => y * Math.Log(2);

    protected override double Value(double x) => Math.Pow(2, x);

    protected override Complex Value(Complex z) => ComplexFunctions.Exp(z * Math.Log(2));
}
