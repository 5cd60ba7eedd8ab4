using System.Numerics;

namespace GradService.Operators;

/// <summary>An elementwise operator that takes complex numbers too, where it is a function of one number.</summary>
internal abstract class Holomorphic : Unary
{
    /// <summary>The function of a complex number.</summary>
    protected abstract Complex Value(Complex z);

    protected sealed override void ComplexNumber(ReadOnlySpan<Complex> x, Span<Complex> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Value(x[i]);
        }
    }
}

/// <summary>A holomorphic operator whose real kernel is a function of one double too: float32 is computed in double and rounded.</summary>
internal abstract class ScalarHolomorphic : Holomorphic
{
    /// <summary>The function of a real number.</summary>
    protected abstract double Value(double x);

    protected sealed override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.CreateTruncating(Value(double.CreateTruncating(x[i])));
        }
    }
}
