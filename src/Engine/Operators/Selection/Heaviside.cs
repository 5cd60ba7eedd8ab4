using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>0 for negative elements, 1 for positive ones, and values for zeros; both of one dtype, broadcast.</summary>
    /// <derivative>none: asking for it is an error</derivative>
    [Operator("heaviside")]
    [Sample("index(3, 4), index(7, 4)")]
    [Sample("-1.5, 0.5")]
    public static Tensor Heaviside(this Tensor input, Tensor values) => The<Heaviside>.Operator.Apply(input, values);

    /// <summary><see cref="Heaviside"/> in place.</summary>
    public static Tensor Heaviside_(this Tensor input, Tensor values) => input.Update(self => self.Heaviside(values));
}

internal sealed class Heaviside : Binary
{
    public override string NodeName => "torch::autograd::NotImplemented";

    public override Use Uses(int input) => Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => throw GradException.NoDerivative("derivative for aten::heaviside is not implemented");

    public override Tensor? Tangent(int output, in Pushforward at) => throw GradException.NoDerivative(
        "Trying to use forward AD with heaviside that does not support it because it has not been implemented yet.", "NotImplementedError");

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => throw new NotSupportedException("heaviside has no derivative");

    protected override DType ResultType(Tensor x, Tensor y) =>
        x.DType.IsComplex() || y.DType.IsComplex() ? throw GradException.Type("heaviside is not yet implemented for complex tensors.")
        : x.DType != y.DType && !y.IsWrappedNumber ? throw GradException.Type("heaviside is not yet implemented for tensors with different dtypes.")
        : x.DType;

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.IsZero(x[i]) ? y[i] : x[i] > T.Zero ? T.One : T.Zero;
        }
    }

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.IsZero(x[i]) ? y[i] : x[i] > T.Zero ? T.One : T.Zero;
        }
    }
}
