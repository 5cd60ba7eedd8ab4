using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The error function 2/√π ∫₀ˣ exp(−t²) dt of each element.</summary>
    /// <derivative>grad · 2/√π · exp(−input²)</derivative>
    [Operator("erf", "special.erf")]
    [Sample("real(2, 3)")]
    public static Tensor Erf(this Tensor input) => The<Erf>.Operator.Apply(input);

    /// <summary><see cref="Erf"/> in place.</summary>
    public static Tensor Erf_(this Tensor input) => input.Update(Erf);
}

internal sealed class Erf : ScalarUnary
{
    protected override Tensor Derivative(Tensor x, Tensor y) => (-(x * x)).Exp() * (2 / Math.Sqrt(Math.PI));

    protected override double Value(double x) => Special.Erf(x);
}
