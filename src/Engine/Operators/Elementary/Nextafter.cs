using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The next number of the dtype after input in the direction of other; broadcast.</summary>
    /// <derivative>none: asking for it is an error</derivative>
    [Operator("nextafter")]
    [Sample("1.0, 2.0")]
    public static Tensor Nextafter(this Tensor input, Tensor other) => The<Nextafter>.Operator.Apply(input, other);

    /// <summary><see cref="Nextafter"/> in place.</summary>
    public static Tensor Nextafter_(this Tensor input, Tensor other) => input.Update(self => self.Nextafter(other));
}

internal sealed class Nextafter : Binary
{
    public override Use Uses(int input) => Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => throw GradException.NoDerivative(
        "the derivative for 'nextafter' is not implemented.", "NotImplementedError");

    public override Tensor? Tangent(int output, in Pushforward at) => throw GradException.NoDerivative(
        "Trying to use forward AD with nextafter that does not support it because it has not been implemented yet.", "NotImplementedError");

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => throw new NotSupportedException("nextafter has no derivative");

    // Half floats are computed in float32, whose neighbours round to the number itself.
    protected override DType ResultType(Tensor x, Tensor y)
    {
        DType type = base.ResultType(x, y);
        return type is DType.Float16 or DType.BFloat16 ? throw Unsupported(type) : type;
    }

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = x[i] < y[i] ? T.BitIncrement(x[i]) : x[i] > y[i] ? T.BitDecrement(x[i]) : T.IsNaN(x[i]) ? x[i] : y[i];
        }
    }
}
