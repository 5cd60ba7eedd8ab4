using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Hurwitz' zeta function ζ(input, other) = Σ (k + other)^(−input) over k = 0, 1, …; broadcast.</summary>
    /// <derivative>other: −grad · input · ζ(input + 1, other); by input it is not implemented, as in PyTorch</derivative>
    [Operator("special.zeta")]
    [Sample("[1.7, 2.5, 4.0], positive(3)")]
    public static Tensor Zeta([OrNumber] this Tensor input, [OrNumber] Tensor other) => The<Zeta>.Operator.Apply(input, other);
}

internal sealed class Zeta : Binary
{
    protected override Integers Integers => Integers.BecomeFloat;

    public override Tensor? Gradient(int input, in Pullback at) => input == 0 ? throw NotImplemented() : base.Gradient(input, at);

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is null ? base.Tangent(output, at) : throw NotImplemented();

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z)
    {
        (x, y) = OfOneType(x, y);
        return -x * (x + 1).Zeta(y);
    }

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.CreateTruncating(Kernels.Special.Zeta(double.CreateTruncating(x[i]), double.CreateTruncating(y[i])));
        }
    }

    private static GradException NotImplemented() => GradException.NoDerivative("the derivative for 'zeta' is not implemented.", "NotImplementedError");
}
