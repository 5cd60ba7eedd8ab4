using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>ln(e^input + e^other), without overflow on the way; broadcast.</summary>
    /// <derivative>input: grad / (1 + e^(other − input)); other: grad / (1 + e^(input − other))</derivative>
    [Operator("logaddexp")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor Logaddexp(this Tensor input, Tensor other) => The<Logaddexp>.Operator.Apply(input, other);

    /// <summary><see cref="Logaddexp"/> in place.</summary>
    public static Tensor Logaddexp_(this Tensor input, Tensor other) => input.Update(self => self.Logaddexp(other));
}

internal sealed class Logaddexp : Binary
{
    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => (1 + (input == 0 ? y - x : x - y).Exp()).Reciprocal();

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.CreateTruncating(Value(double.CreateTruncating(x[i]), double.CreateTruncating(y[i])));
        }
    }

    // The difference of two equal infinities would be NaN.
    private static double Value(double a, double b) =>
        a == b && double.IsInfinity(a) ? a : Math.Max(a, b) + Special.Log1p(Math.Exp(-Math.Abs(a - b)));
}
