using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The scaled complementary error function exp(x²) · erfc(x) of each element.</summary>
    /// <derivative>grad · (2 · input · erfcx(input) − 2/√π)</derivative>
    [Operator("special.erfcx")]
    [Sample("real(2, 3)")]
    public static Tensor Erfcx(this Tensor input) => The<Erfcx>.Operator.Apply(input);
}

internal sealed class Erfcx : ScalarUnary
{
    public override string NodeName => "SpecialErfcxBackward0";

    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => (x * y * 2) - (2 / Math.Sqrt(Math.PI));

    protected override double Value(double x) => Special.Erfcx(x);
}
