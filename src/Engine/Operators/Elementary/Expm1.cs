using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>exp(x) − 1 of each element, exact for small x too.</summary>
    /// <derivative>grad · conj(exp(input))</derivative>
    [Operator("expm1", "special.expm1")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Expm1(this Tensor input) => The<Expm1>.Operator.Apply(input);

    /// <summary><see cref="Expm1"/> in place.</summary>
    public static Tensor Expm1_(this Tensor input) => input.Update(Expm1);
}

internal sealed class Expm1 : ScalarHolomorphic
{
    public override Use Uses(int input) => Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => y + 1;

    protected override double Value(double x) => Special.Expm1(x);

    protected override Complex Value(Complex z) => ComplexFunctions.Expm1(z);
}
