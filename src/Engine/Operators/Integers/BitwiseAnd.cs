using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The bits that are set in both integers; of bools whether both are true. Broadcast.</summary>
    /// <derivative>none: it is of integers</derivative>
    [Operator("bitwise_and")]
    [Sample("index(9, 4), index(9, 4)")]
    [Sample("flags(4), flags(4)")]
    public static Tensor BitwiseAnd([OrNumber] this Tensor input, [OrNumber] Tensor other) => The<BitwiseAnd>.Operator.Apply(input, other);

    /// <summary><see cref="BitwiseAnd"/> in place.</summary>
    public static Tensor BitwiseAnd_(this Tensor input, [OrNumber] Tensor other) => input.Update(self => self.BitwiseAnd(other));
}

internal sealed class BitwiseAnd : IntegerBinary
{
    protected override string KernelName => "bitwise_and_cpu";

    protected override bool TakesBools => true;

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.BitwiseAnd(x, y, z);
}
