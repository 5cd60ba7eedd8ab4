using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The bits that are set in one integer at least; of bools whether one is true. Broadcast.</summary>
    /// <derivative>none: it is of integers</derivative>
    [Operator("bitwise_or")]
    [Sample("index(9, 4), index(9, 4)")]
    public static Tensor BitwiseOr([OrNumber] this Tensor input, [OrNumber] Tensor other) => The<BitwiseOr>.Operator.Apply(input, other);

    /// <summary><see cref="BitwiseOr"/> in place.</summary>
    public static Tensor BitwiseOr_(this Tensor input, [OrNumber] Tensor other) => input.Update(self => self.BitwiseOr(other));
}

internal sealed class BitwiseOr : IntegerBinary
{
    protected override string KernelName => "bitwise_or_cpu";

    protected override bool TakesBools => true;

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.BitwiseOr(x, y, z);
}
