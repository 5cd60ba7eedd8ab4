using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The bits that differ between two integers; of bools whether they differ. Broadcast.</summary>
    /// <derivative>none: it is of integers</derivative>
    [Operator("bitwise_xor")]
    [Sample("index(9, 4), index(9, 4)")]
    public static Tensor BitwiseXor([OrNumber] this Tensor input, [OrNumber] Tensor other) => The<BitwiseXor>.Operator.Apply(input, other);

    /// <summary><see cref="BitwiseXor"/> in place.</summary>
    public static Tensor BitwiseXor_(this Tensor input, [OrNumber] Tensor other) => input.Update(self => self.BitwiseXor(other));
}

internal sealed class BitwiseXor : IntegerBinary
{
    protected override string KernelName => "bitwise_xor_cpu";

    protected override bool TakesBools => true;

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Xor(x, y, z);
}
