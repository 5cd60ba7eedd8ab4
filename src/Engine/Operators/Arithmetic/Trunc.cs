using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The integer parts: rounded towards zero.</summary>
    /// <derivative>zero</derivative>
    [Operator("trunc", "fix")]
    [Sample("real(2, 3)")]
    public static Tensor Trunc(this Tensor input) => The<Trunc>.Operator.Apply(input);

    /// <summary><see cref="Trunc"/> in place.</summary>
    public static Tensor Trunc_(this Tensor input) => input.Update(Trunc);
}

internal sealed class Trunc : Step
{
    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Truncate(x, y);

    protected override void Integer<T>(ReadOnlySpan<T> x, Span<T> y) => x.CopyTo(y);

    protected override void ComplexNumber(ReadOnlySpan<Complex> x, Span<Complex> y) =>
        throw GradException.Type("trunc is not supported for complex inputs");
}
