using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Each element outside [−lambd, lambd]; 0 in place of the others.</summary>
    /// <derivative>grad outside [−lambd, lambd], else 0</derivative>
    [Operator("hardshrink", "nn.functional.hardshrink")]
    [Sample("real(2, 3)")]
    public static Tensor Hardshrink(this Tensor input, double lambd = 0.5) => new Hardshrink(lambd).Apply(input);
}


internal sealed class Hardshrink(double lambda) : Gate
{
    protected override Tensor Stops(Tensor x, Tensor y) => (x >= -lambda).LogicalAnd(x <= lambda);

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        T bound = T.CreateTruncating(lambda);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] >= -bound && x[i] <= bound ? T.Zero : x[i];
        }
    }
}
