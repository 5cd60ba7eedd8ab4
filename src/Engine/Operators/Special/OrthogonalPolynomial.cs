using GradService.Tensors;

namespace GradService.Operators;

/// <summary>A polynomial of degree n, elementwise in x and n, by its recurrence; 0 for negative n. As in PyTorch it has no derivative.</summary>
internal abstract class OrthogonalPolynomial(string name) : Binary
{
    public sealed override string NodeName => "torch::autograd::NotImplemented";

    public sealed override Use Uses(int input) => Use.None;

    public sealed override Tensor? Gradient(int input, in Pullback at) => throw NotImplemented();

    public sealed override Tensor? Tangent(int output, in Pushforward at) => throw NotImplemented();

    protected sealed override Integers Integers => Integers.BecomeFloat;

    /// <summary>The polynomial of degree 1; that of degree 0 is 1.</summary>
    protected abstract double First(double x);

    /// <summary>The polynomial of degree k + 1, from those of the degrees k and k - 1.</summary>
    protected abstract double Next(double x, long k, double value, double last);

    /// <summary>The value where there is a shorter way than the recurrence, otherwise null.</summary>
    protected virtual double? Shortcut(double x, long n) => null;

    protected sealed override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => throw NotImplemented();

    protected sealed override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.CreateTruncating(Value(double.CreateTruncating(x[i]), (long)double.CreateTruncating(y[i])));
        }
    }

    private double Value(double x, long n)
    {
        if (n < 1)
        {
            return n < 0 ? 0 : 1;
        }

        if (Shortcut(x, n) is { } known)
        {
            return known;
        }

        Evaluation.Charge(n);
        (double last, double value) = (1, First(x));
        for (long k = 1; k < n && !double.IsNaN(value); k++)
        {
            (last, value) = (value, Next(x, k, value, last));
        }

        return value;
    }

    private GradException NotImplemented() => GradException.NoDerivative($"derivative for aten::special_{name} is not implemented");
}
