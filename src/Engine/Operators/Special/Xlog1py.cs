using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input · ln(1 + other), zero where input is, unless other is NaN; broadcast.</summary>
    /// <derivative>input: grad · ln(1 + other), zero where input = 0 and other ≤ −1; other: grad · input / (1 + other)</derivative>
    [Operator("special.xlog1py")]
    [Sample("real(2, 3), positive(3)")]
    [Sample("1.5, positive(3)")]
    public static Tensor Xlog1py([OrNumber] this Tensor input, [OrNumber] Tensor other) => new Xlog1py(input.IsWrappedNumber ? 1 : other.IsWrappedNumber ? 2 : 0).Apply(input, other);
}

internal sealed class Xlog1py(int form) : Binary
{
    public override string NodeName => "SpecialXlog1PyBackward" + form;

    protected override Integers Integers => Integers.BecomeFloat;

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) =>
        input == 0 ? x.Eq(0).LogicalAnd(y.Le(-1)).Where(0, y.Log1p()) : x / (y + 1);

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.CreateTruncating(Value(double.CreateTruncating(x[i]), double.CreateTruncating(y[i])));
        }
    }

    private static double Value(double x, double y) => x == 0 && !double.IsNaN(y) ? 0 : x * Special.Log1p(y);
}
