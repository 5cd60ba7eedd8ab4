using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The greater of two elements, NaN if either is; broadcast.</summary>
    /// <derivative>grad to the one that is taken, half to each where they are equal</derivative>
    [Operator("maximum")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor Maximum(this Tensor input, Tensor other) => The<Maximum>.Operator.Apply(input, other);
}

internal sealed class Maximum : Extremum
{
    protected override Tensor Share(int input, Tensor grad, Tensor x, Tensor y) =>
        Torch.Where(x.Eq(y), grad.Mul(0.5), Torch.Where(input == 0 ? x.Lt(y) : x.Gt(y), 0, grad));

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Max(x, y, z);

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Max(x, y, z);
}
