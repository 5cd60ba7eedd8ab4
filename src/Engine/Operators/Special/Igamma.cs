using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The regularized lower incomplete gamma function P(input, other) = ∫₀ᵒᵗʰᵉʳ tᵃ⁻¹ e⁻ᵗ dt / Γ(a) with a = input; broadcast.</summary>
    /// <derivative>other: grad · otherᵃ⁻¹ · e⁻ᵒᵗʰᵉʳ / Γ(a) with a = input; input: none, asking for it is an error</derivative>
    [Operator("igamma", "special.gammainc")]
    [Sample("2.5, positive(2, 3)")]
    [Sample("0.7, positive(3)")]
    [Sample("1.5, 2.5")]
    public static Tensor Igamma(this Tensor input, Tensor other) => The<Igamma>.Operator.Apply(input, other);

    /// <summary><see cref="Igamma"/> in place.</summary>
    public static Tensor Igamma_(this Tensor input, Tensor other) => input.Update(self => self.Igamma(other));
}

internal sealed class Igamma : IncompleteGamma
{
    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => Density(x, y);

    protected override double Value(double a, double x) => Special.LowerGamma(a, x);
}

/// <summary>An incomplete gamma function: PyTorch has its derivative by the limit of the integral, and none by the shape.</summary>
internal abstract class IncompleteGamma : Binary
{
    public override Tensor? Gradient(int input, in Pullback at) => input == 0 ? throw NoDerivative() : base.Gradient(input, at);

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is null ? base.Tangent(output, at) : throw NoDerivative();

    /// <summary>xᵃ⁻¹ e⁻ˣ / Γ(a).</summary>
    protected static Tensor Density(Tensor a, Tensor x)
    {
        (a, x) = OfOneType(a, x);
        return ((a - 1) * x.Log() - x - a.Lgamma()).Exp();
    }

    /// <summary>The function.</summary>
    protected abstract double Value(double a, double x);

    protected sealed override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.CreateTruncating(Value(double.CreateTruncating(x[i]), double.CreateTruncating(y[i])));
        }
    }

    private GradException NoDerivative() => GradException.NoDerivative(
        $"the derivative for '{GetType().Name.ToLowerInvariant()}: input' is not implemented.", "NotImplementedError");
}
