using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x · Φ(x), Φ the distribution function of the standard normal; with approximate="tanh" its approximation by tanh.</summary>
    /// <derivative>grad · (Φ(input) + input · exp(−input²/2) / √(2π)), or that of the approximation</derivative>
    [Operator("nn.functional.gelu", TakesOut = true)]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), approximate=\"tanh\"")]
    public static Tensor Gelu(this Tensor input, [KeywordOnly] string approximate = "none") => new Gelu(approximate switch
    {
        "none" => false,
        "tanh" => true,
        _ => throw GradException.Argument("approximate argument must be either none or tanh."),
    }).Apply(input);
}


internal sealed class Gelu(bool approximate) : ScalarUnary
{
    private const double Cubic = 0.044715;

    private static readonly double Inner = Math.Sqrt(2 / Math.PI);

    protected override Integers Integers => Integers.Stay;

    protected override Tensor Derivative(Tensor x, Tensor y)
    {
        Tensor square = x * x;
        if (!approximate)
        {
            return x.Ndtr() + (x * (square * -0.5).Exp() / Math.Sqrt(2 * Math.PI));
        }

        Tensor tanh = (x * ((square * Cubic) + 1) * Inner).Tanh();
        Tensor slope = ((square * (3 * Cubic)) + 1) * Inner;
        return ((tanh + 1) * 0.5) + (x * 0.5 * (1 - (tanh * tanh)) * slope);
    }

    protected override double Value(double x) =>
        approximate ? 0.5 * x * (1 + Math.Tanh(Inner * x * (1 + (Cubic * x * x)))) : x * Special.Ndtr(x);
}
