using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Where the least element lies along a dimension, or in row-major order if none is given: the first of equals, NaN before all.</summary>
    /// <derivative>none: an index is an integer</derivative>
    [Operator("argmin")]
    [Sample("distinct(2, 3)")]
    [Sample("distinct(2, 3), dim=1, keepdim=True")]
    public static Tensor Argmin(this Tensor input, long? dim = null, bool keepdim = false) =>
        new Argmin(dim is { } one ? [one] : [], keepdim).Apply(input);
}

internal sealed class Argmin(long[] dim, bool keepdim) : Finding("argmin", dim, keepdim)
{
    protected override Operator Over(long[] dim, bool keepdim) => new Argmin(dim, keepdim);

    protected override int Find<T>(ReadOnlySpan<T> line) => line.IndexOf(TensorPrimitives.Min(line));
}
