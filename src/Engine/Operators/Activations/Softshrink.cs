using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Each element moved towards 0 by lambd; 0 within [−lambd, lambd].</summary>
    /// <derivative>grad outside [−lambd, lambd], else 0</derivative>
    [Operator("nn.functional.softshrink", TakesOut = true)]
    [Sample("real(2, 3)")]
    public static Tensor Softshrink(this Tensor input, double lambd = 0.5) => new Softshrink(lambd).Apply(input);
}


internal sealed class Softshrink(double lambda) : Gate
{
    private readonly double lambda = lambda >= 0
        ? lambda
        : throw GradException.Argument(FormattableString.Invariant($"lambda must be greater or equal to 0, but found to be {lambda}."));

    protected override Tensor Stops(Tensor x, Tensor y) => (x >= -lambda).LogicalAnd(x <= lambda);

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        T bound = T.CreateTruncating(lambda);
        for (int i = 0; i < x.Length; i++)
        {
            // A NaN stays one.
            y[i] = x[i] > bound ? x[i] - bound : x[i] < -bound ? x[i] + bound : T.IsNaN(x[i]) ? x[i] : T.Zero;
        }
    }
}
