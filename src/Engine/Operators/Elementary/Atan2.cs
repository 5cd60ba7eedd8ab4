using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The angle of the point (other, input), from −π to π; broadcast.</summary>
    /// <derivative>input: grad · other / (input² + other²); other: −grad · input / (input² + other²)</derivative>
    [Operator("atan2", "arctan2")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor Atan2(this Tensor input, Tensor other) => The<Atan2>.Operator.Apply(input, other);

    /// <summary><see cref="Atan2"/> in place.</summary>
    public static Tensor Atan2_(this Tensor input, Tensor other) => input.Update(self => self.Atan2(other));
}

internal sealed class Atan2 : Binary
{
    protected override Integers Integers => Integers.BecomeFloat;

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z)
    {
        (x, y) = OfOneType(x, y);
        Tensor scale = ((x * x) + (y * y)).Reciprocal();
        return input == 0 ? y * scale : -x * scale;
    }

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.Atan2(x[i], y[i]);
        }
    }
}
