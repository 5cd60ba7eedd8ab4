using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The least integers that are not less.</summary>
    /// <derivative>zero</derivative>
    [Operator("ceil")]
    [Sample("real(2, 3)")]
    public static Tensor Ceil(this Tensor input) => The<Ceil>.Operator.Apply(input);

    /// <summary><see cref="Ceil"/> in place.</summary>
    public static Tensor Ceil_(this Tensor input) => input.Update(Ceil);
}

internal sealed class Ceil : Step
{
    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Ceiling(x, y);

    protected override void Integer<T>(ReadOnlySpan<T> x, Span<T> y) => x.CopyTo(y);

    protected override void ComplexNumber(ReadOnlySpan<Complex> x, Span<Complex> y) =>
        throw GradException.Type("ceil is not supported for complex inputs");
}
