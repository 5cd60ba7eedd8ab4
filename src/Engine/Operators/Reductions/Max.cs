using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The greatest element; NaN wins.</summary>
    /// <derivative>grad, shared evenly by the elements that are equal to the result</derivative>
    [Operator("max", TakesOut = false)]
    [Sample("distinct(2, 3)")]
    public static Tensor Max(this Tensor input) => The<Max>.Operator.Apply(input);

    /// <summary>The greatest elements along a dimension and where each was found: the first of equals, NaN before all.</summary>
    /// <derivative>grad at the indices, zero elsewhere</derivative>
    [Operator("max")]
    [Sample("distinct(2, 3, 2), 1")]
    [Sample("distinct(2, 3), -2, keepdim=True")]
    public static (Tensor Values, Tensor Indices) Max(this Tensor input, long dim, bool keepdim = false) =>
        new MaxAlong(dim, keepdim).Select(input);

    /// <summary>The greatest of two elements each, broadcast: <c>maximum</c>.</summary>
    /// <derivative>grad to the one that was taken, half to each of equals</derivative>
    [Operator("max")]
    [Sample("distinct(2, 3), real(3)")]
    public static Tensor Max(this Tensor input, Tensor other) => input.Maximum(other);
}

internal sealed class Max() : Extremes("max", greatest: true, [], false)
{
    public override string NodeName => "MaxBackward1";

    protected override string KernelName => "max_all";

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor x = at.Input(0), result = at.Result;
        return Share(at.Grad, x.Eq(result).LogicalOr(x.IsNan().LogicalAnd(result.IsNan())));
    }
}

internal sealed class MaxAlong(long dim, bool keepdim) : Selecting("max", dim, keepdim)
{
    public override string NodeName => "MaxBackward0";

    protected override Operator Over(long dim, bool keepdim) => new MaxAlong(dim, keepdim);

    protected override void Pick<T>(ReadOnlySpan<T> lines, int length, Span<long> indices)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            ReadOnlySpan<T> line = lines.Slice(i * length, length);
            indices[i] = line.IndexOf(TensorPrimitives.Max(line));
        }
    }
}
