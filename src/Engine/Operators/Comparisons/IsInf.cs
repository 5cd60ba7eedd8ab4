using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether each element is infinite, with either sign.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("isinf", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor IsInf(this Tensor input) => The<IsInf>.Operator.Apply(input);
}

internal sealed class IsInf : Predicate
{
    protected override void Kernel<T>(ReadOnlySpan<T> x, Span<byte> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.IsInfinity(x[i]) ? (byte)1 : (byte)0;
        }
    }
}
