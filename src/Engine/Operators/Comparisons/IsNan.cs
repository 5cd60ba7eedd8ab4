using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether each element is NaN.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("isnan", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor IsNan(this Tensor input) => The<IsNan>.Operator.Apply(input);
}

internal sealed class IsNan : Predicate
{
    protected override void Kernel<T>(ReadOnlySpan<T> x, Span<byte> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.IsNaN(x[i]) ? (byte)1 : (byte)0;
        }
    }
}
