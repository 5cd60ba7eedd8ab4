using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The complement of the bits of each integer; of bools the opposite.</summary>
    /// <derivative>none: it is of integers</derivative>
    [Operator("bitwise_not")]
    [Sample("index(9, 4)")]
    [Sample("flags(4)")]
    public static Tensor BitwiseNot(this Tensor input) => input.DType == DType.Bool ? input.LogicalNot() : The<BitwiseNot>.Operator.Apply(input);

    /// <summary><see cref="BitwiseNot"/> in place.</summary>
    public static Tensor BitwiseNot_(this Tensor input) => input.Update(BitwiseNot);
}

internal sealed class BitwiseNot : Step
{
    protected override DType ResultType(Tensor input) =>
        input.DType.IsIntegral() ? input.DType : throw GradException.NotImplementedFor("bitwise_not_cpu", input.DType);

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => throw Unsupported(DTypes.Of<T>());

    protected override void Integer<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.OnesComplement(x, y);
}
