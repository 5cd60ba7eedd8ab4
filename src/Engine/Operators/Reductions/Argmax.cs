using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Where the greatest element lies along a dimension, or in row-major order if none is given: the first of equals, NaN before all.</summary>
    /// <derivative>none: an index is an integer</derivative>
    [Operator("argmax")]
    [Sample("distinct(2, 3)")]
    [Sample("distinct(2, 3), dim=1, keepdim=True")]
    public static Tensor Argmax(this Tensor input, long? dim = null, bool keepdim = false) =>
        new Argmax(dim is { } one ? [one] : [], keepdim).Apply(input);
}

internal sealed class Argmax(long[] dim, bool keepdim) : Finding("argmax", dim, keepdim)
{
    protected override Operator Over(long[] dim, bool keepdim) => new Argmax(dim, keepdim);

    protected override int Find<T>(ReadOnlySpan<T> line) => line.IndexOf(TensorPrimitives.Max(line));
}
