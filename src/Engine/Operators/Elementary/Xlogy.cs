using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input · ln(other), zero where input is, unless other is NaN; broadcast.</summary>
    /// <derivative>input: grad · ln(other), zero where input = 0 and other ≤ 0; other: grad · input / other</derivative>
    [Operator("xlogy", "special.xlogy")]
    [Sample("real(2, 3), positive(3)")]
    [Sample("real(2, 3), 1.5")]
    [Sample("1.5, positive(3)")]
    public static Tensor Xlogy([OrNumber] this Tensor input, [OrNumber] Tensor other) => new Xlogy(input.IsWrappedNumber ? 1 : other.IsWrappedNumber ? 2 : 0).Apply(input, other);

    /// <summary><see cref="Xlogy"/> in place.</summary>
    public static Tensor Xlogy_(this Tensor input, [OrNumber] Tensor other) => input.Update(self => self.Xlogy(other));
}

internal sealed class Xlogy(int form) : Binary
{
    public override string NodeName => "XlogyBackward" + form;

    protected override Integers Integers => Integers.BecomeFloat;

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) =>
        input == 0 ? x.Eq(0).LogicalAnd(y.Le(0)).Where(0, y.Log()) : x / y;

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.CreateTruncating(Value(double.CreateTruncating(x[i]), double.CreateTruncating(y[i])));
        }
    }

    private static double Value(double x, double y) => x == 0 && !double.IsNaN(y) ? 0 : x * Math.Log(y);
}
