using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverse error function of each element; ±∞ at ±1 and NaN outside.</summary>
    /// <derivative>grad · √π/2 · exp(erfinv(input)²)</derivative>
    [Operator("erfinv", "special.erfinv")]
    [Sample("unit(2, 3)")]
    public static Tensor ErfInv(this Tensor input) => The<ErfInv>.Operator.Apply(input);

    /// <summary><see cref="ErfInv"/> in place.</summary>
    public static Tensor ErfInv_(this Tensor input) => input.Update(ErfInv);
}

internal sealed class ErfInv : ScalarUnary
{
    public override string NodeName => "ErfinvBackward0";

    public override Use Uses(int input) => Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => (y * y).Exp() * (Math.Sqrt(Math.PI) / 2);

    protected override double Value(double x) => Special.ErfInv(x);
}
