using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether each element is neither infinite nor NaN.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("isfinite", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor IsFinite(this Tensor input) => The<IsFinite>.Operator.Apply(input);
}

internal sealed class IsFinite : Predicate
{
    protected override void Kernel<T>(ReadOnlySpan<T> x, Span<byte> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.IsFinite(x[i]) ? (byte)1 : (byte)0;
        }
    }
}
