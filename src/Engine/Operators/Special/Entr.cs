using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The entropy −x ln x of each element, 0 at 0 and −∞ below.</summary>
    /// <derivative>−grad · (1 + ln(input))</derivative>
    [Operator("special.entr")]
    [Sample("positive(2, 3)")]
    public static Tensor Entr(this Tensor input) => The<Entr>.Operator.Apply(input);
}

internal sealed class Entr : ScalarUnary
{
    public override string NodeName => "SpecialEntrBackward0";

    protected override Tensor Derivative(Tensor x, Tensor y) => -(x.Log() + 1);

    protected override double Value(double x) => Special.Entr(x);
}
