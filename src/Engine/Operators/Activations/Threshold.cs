using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Each element above the threshold; value in place of the others.</summary>
    /// <derivative>grad above the threshold, else 0</derivative>
    [Operator("threshold", "nn.functional.threshold")]
    [Sample("real(2, 3), 0.3, 2.5")]
    public static Tensor Threshold(this Tensor input, Scalar threshold, Scalar value, bool inplace = false) =>
        new Threshold(threshold.ToDouble(), value.ToDouble()).Activate(input, inplace);

    /// <summary><see cref="Threshold"/> in place.</summary>
    public static Tensor Threshold_(this Tensor input, Scalar threshold, Scalar value) => input.Threshold(threshold, value, inplace: true);
}


internal sealed class Threshold(double threshold, double value) : Gate
{
    protected override Tensor Stops(Tensor x, Tensor y) => x <= threshold;

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        T bound = T.CreateTruncating(threshold), other = T.CreateTruncating(value);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] <= bound ? other : x[i];
        }
    }

    protected override void Integer<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        T bound = T.CreateSaturating(threshold), other = T.CreateSaturating(value);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] <= bound ? other : x[i];
        }
    }
}
