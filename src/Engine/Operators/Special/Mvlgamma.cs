using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The logarithm of the multivariate gamma function of dimension p: p(p − 1)/4 · ln π + Σᵢ lgamma(x − i/2), 0 ≤ i &lt; p.</summary>
    /// <derivative>grad · Σᵢ digamma(input − i/2)</derivative>
    [Operator("mvlgamma", "special.multigammaln")]
    [Sample("positive(2, 3), 1")]
    [Sample("distinct(4), 3")]
    public static Tensor Mvlgamma(this Tensor input, long p)
    {
        if (p < 1)
        {
            throw GradException.Argument("p has to be greater than or equal to 1");
        }

        Tensor floating = input.DType.IsDifferentiable() ? input : input.To(Evaluation.DefaultDType);
        double constant = 0.25 * p * (p - 1.0) * Math.Log(Math.PI);
        return ((floating.Unsqueeze(-1) - Halves(p).To(floating.DType)).Lgamma().Sum([-1]) + constant).AsNode("MvlgammaBackward0", input);
    }

    /// <summary><see cref="Mvlgamma"/> in place.</summary>
    public static Tensor Mvlgamma_(this Tensor input, long p) => input.Update(self => self.Mvlgamma(p));

    /// <summary>0, ½, 1, … (count − 1)/2.</summary>
    private static Tensor Halves(long count)
    {
        Evaluation.Charge(count);
        Tensor halves = Tensor.Empty(Shape.Of(count), DType.Float64);
        Span<double> values = halves.Elements<double>();
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = 0.5 * i;
        }

        return halves;
    }
}
