using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>log₂(2^input + 2^other), without overflow on the way; broadcast.</summary>
    /// <derivative>input: grad / (1 + 2^(other − input)); other: grad / (1 + 2^(input − other))</derivative>
    [Operator("logaddexp2")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor Logaddexp2(this Tensor input, Tensor other) => The<Logaddexp2>.Operator.Apply(input, other);

    /// <summary><see cref="Logaddexp2"/> in place.</summary>
    public static Tensor Logaddexp2_(this Tensor input, Tensor other) => input.Update(self => self.Logaddexp2(other));
}

internal sealed class Logaddexp2 : Binary
{
    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => (1 + (input == 0 ? y - x : x - y).Exp2()).Reciprocal();

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.CreateTruncating(Value(double.CreateTruncating(x[i]), double.CreateTruncating(y[i])));
        }
    }

    // The difference of two equal infinities would be NaN.
    private static double Value(double a, double b) =>
        a == b && double.IsInfinity(a) ? a : Math.Max(a, b) + (Special.Log1p(Math.Pow(2, -Math.Abs(a - b))) / Math.Log(2));
}
