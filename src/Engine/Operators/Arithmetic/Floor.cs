using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The greatest integers that are not greater.</summary>
    /// <derivative>zero</derivative>
    [Operator("floor")]
    [Sample("real(2, 3)")]
    public static Tensor Floor(this Tensor input) => The<Floor>.Operator.Apply(input);

    /// <summary><see cref="Floor"/> in place.</summary>
    public static Tensor Floor_(this Tensor input) => input.Update(Floor);
}

internal sealed class Floor : Step
{
    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Floor(x, y);

    protected override void Integer<T>(ReadOnlySpan<T> x, Span<T> y) => x.CopyTo(y);

    protected override void ComplexNumber(ReadOnlySpan<Complex> x, Span<Complex> y) =>
        throw GradException.Type("floor is not supported for complex inputs");
}
