using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The least element; NaN wins.</summary>
    /// <derivative>grad, shared evenly by the elements that are equal to the result</derivative>
    [Operator("min", TakesOut = false)]
    [Sample("distinct(2, 3)")]
    public static Tensor Min(this Tensor input) => The<Min>.Operator.Apply(input);

    /// <summary>The least elements along a dimension and where each was found: the first of equals, NaN before all.</summary>
    /// <derivative>grad at the indices, zero elsewhere</derivative>
    [Operator("min")]
    [Sample("distinct(2, 3, 2), 1")]
    [Sample("distinct(2, 3), -2, keepdim=True")]
    public static (Tensor Values, Tensor Indices) Min(this Tensor input, long dim, bool keepdim = false) =>
        new MinAlong(dim, keepdim).Select(input);

    /// <summary>The least of two elements each, broadcast: <c>minimum</c>.</summary>
    /// <derivative>grad to the one that was taken, half to each of equals</derivative>
    [Operator("min")]
    [Sample("distinct(2, 3), real(3)")]
    public static Tensor Min(this Tensor input, Tensor other) => input.Minimum(other);
}

internal sealed class Min() : Extremes("min", greatest: false, [], false)
{
    public override string NodeName => "MinBackward1";

    protected override string KernelName => "min_all";

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor x = at.Input(0), result = at.Result;
        return Share(at.Grad, x.Eq(result).LogicalOr(x.IsNan().LogicalAnd(result.IsNan())));
    }
}

internal sealed class MinAlong(long dim, bool keepdim) : Selecting("min", dim, keepdim)
{
    public override string NodeName => "MinBackward0";

    protected override Operator Over(long dim, bool keepdim) => new MinAlong(dim, keepdim);

    protected override void Pick<T>(ReadOnlySpan<T> lines, int length, Span<long> indices)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            ReadOnlySpan<T> line = lines.Slice(i * length, length);
            indices[i] = line.IndexOf(TensorPrimitives.Min(line));
        }
    }
}
