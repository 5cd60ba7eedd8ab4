using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The logarithm of the distribution function of the standard normal, also where that underflows.</summary>
    /// <derivative>grad · √(2/π) / erfcx(−input/√2)</derivative>
    [Operator("special.log_ndtr")]
    [Sample("real(2, 3)")]
    public static Tensor LogNdtr(this Tensor input) => The<LogNdtr>.Operator.Apply(input);
}

internal sealed class LogNdtr : ScalarUnary
{
    public override string NodeName => "SpecialLogNdtrBackward0";

    protected override Tensor Derivative(Tensor x, Tensor y) => (x * -Math.Sqrt(0.5)).Erfcx().Reciprocal() * Math.Sqrt(2 / Math.PI);

    protected override double Value(double x) => Special.LogNdtr(x);
}
