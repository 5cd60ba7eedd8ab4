using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x where x &gt; 0, else negative_slope · x.</summary>
    /// <derivative>grad where input &gt; 0, else negative_slope · grad</derivative>
    [Operator("nn.functional.leaky_relu")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), 0.3")]
    public static Tensor LeakyRelu(this Tensor input, double negativeSlope = 0.01, bool inplace = false) =>
        new LeakyRelu(negativeSlope).Activate(input, inplace);

    /// <summary><see cref="LeakyRelu"/> in place.</summary>
    public static Tensor LeakyRelu_(this Tensor input, double negativeSlope = 0.01) => input.LeakyRelu(negativeSlope, inplace: true);
}


internal sealed class LeakyRelu(double slope) : Unary
{
    protected override Integers Integers => Integers.Stay;

    protected override Tensor Derivative(Tensor x, Tensor y) => (x > 0).Where(x.OnesLike(), slope).AnchoredTo(x);

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        T factor = T.CreateTruncating(slope);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] > T.Zero ? x[i] : x[i] * factor;
        }
    }
}
