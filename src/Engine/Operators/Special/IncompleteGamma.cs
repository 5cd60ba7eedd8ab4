using GradService.Tensors;

namespace GradService.Operators;

/// <summary>An incomplete gamma function, regularized: a distribution function of x, or one less it, with the density of the gamma distribution.</summary>
internal abstract class IncompleteGamma(string name, double sign) : Binary
{
    /// <summary>The function.</summary>
    protected abstract double Value(double a, double x);

    public sealed override Tensor? Gradient(int input, in Pullback at)
    {
        CheckInput(input);
        return base.Gradient(input, at);
    }

    public sealed override Tensor? Tangent(int output, in Pushforward at)
    {
        if (at.TangentOf(0) is not null)
        {
            CheckInput(0);
        }

        return base.Tangent(output, at);
    }

    protected sealed override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z)
    {
        (x, y) = OfOneType(x, y);
        return (((x - 1) * y.Log()) - y - x.Lgamma()).Exp() * sign;
    }

    protected sealed override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.CreateTruncating(Value(double.CreateTruncating(x[i]), double.CreateTruncating(y[i])));
        }
    }

    private void CheckInput(int input)
    {
        if (input == 0)
        {
            throw GradException.NoDerivative($"the derivative for '{name}: input' is not implemented.", "NotImplementedError");
        }
    }
}
