using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>ln(x / (1 − x)) of each element; with eps the elements are clamped to [eps, 1 − eps] before.</summary>
    /// <derivative>grad / (input · (1 − input)); NaN outside [0, 1], or zero outside [eps, 1 − eps]</derivative>
    [Operator("logit", "special.logit")]
    [Sample("prob(2, 3)")]
    [Sample("prob(2, 3), eps=0.3")]
    public static Tensor Logit(this Tensor input, double? eps = null) => new Logit(eps).Apply(input);

    /// <summary><see cref="Logit"/> in place.</summary>
    public static Tensor Logit_(this Tensor input, double? eps = null) => input.Update(self => self.Logit(eps));
}

internal sealed class Logit(double? eps) : ScalarUnary
{
    private readonly double low = eps ?? 0;
    private readonly double high = 1 - (eps ?? 0);

    public override Tensor? Gradient(int input, in Pullback at) => Scaled(at.Grad, at.Input(0));

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is { } tangent ? Scaled(tangent, at.Input(0)) : null;

    protected override Tensor Derivative(Tensor x, Tensor y) => Scaled(1, x);

    protected override double Value(double x)
    {
        double z = eps is null ? x : x < low ? low : x > high ? high : x;
        return Math.Log(z / (1 - z));
    }

    // The denominator outside is replaced too: an infinite quotient there would leave NaN in the second order.
    private Tensor Scaled(Tensor grad, Tensor x)
    {
        Tensor outside = (x < low).LogicalOr(x > high);
        return outside.Where(eps is null ? double.NaN : 0, grad / outside.Where(1, x * (1 - x)));
    }
}
