using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether each element is zero.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("logical_not")]
    [Sample("flags(2, 3)")]
    public static Tensor LogicalNot(this Tensor input) => The<LogicalNot>.Operator.Apply(input);

    /// <summary><see cref="LogicalNot"/> in place: 0 or 1.</summary>
    public static Tensor LogicalNot_(this Tensor input) => input.Copy_(input.LogicalNot());
}

internal sealed class LogicalNot : Predicate
{
    protected override void Kernel<T>(ReadOnlySpan<T> x, Span<byte> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.IsZero(x[i]) ? (byte)1 : (byte)0;
        }
    }
}
