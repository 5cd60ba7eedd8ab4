using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The square root of input² + other², without overflow on the way; broadcast.</summary>
    /// <derivative>grad · (input / result), and so for other</derivative>
    [Operator("hypot")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor Hypot(this Tensor input, Tensor other) => The<Hypot>.Operator.Apply(input, other);

    /// <summary><see cref="Hypot"/> in place.</summary>
    public static Tensor Hypot_(this Tensor input, Tensor other) => input.Update(self => self.Hypot(other));
}

internal sealed class Hypot : Binary
{
    public override Use Uses(int input) => Use.Input(input) | Use.Result;

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => (input == 0 ? x : y) / z;

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.Hypot(x[i], y[i]);
        }
    }
}
