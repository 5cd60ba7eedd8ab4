using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The lesser of two elements, and the other where one is NaN; broadcast.</summary>
    /// <derivative>grad to the one that is taken, to input where they are equal</derivative>
    [Operator("fmin")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor Fmin(this Tensor input, Tensor other) => The<Fmin>.Operator.Apply(input, other);
}

internal sealed class Fmin : Extremum
{
    protected override Tensor Share(int input, Tensor grad, Tensor x, Tensor y)
    {
        Tensor isFirst = x.Le(y).LogicalOr(y.IsNan());
        return input == 0 ? isFirst.Where(grad, 0) : isFirst.Where(0, grad);
    }

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.MinNumber(x, y, z);

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Min(x, y, z);
}
