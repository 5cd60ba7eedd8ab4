using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>1, 0 or −1 after the sign of each element; 0 for NaN.</summary>
    /// <derivative>zero</derivative>
    [Operator("sign")]
    [Sample("real(2, 3)")]
    public static Tensor Sign(this Tensor input) => input.DType.IsComplex()
        ? throw GradException.Type("Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead.")
        : new Sign("SignBackward0").Apply(input);

    /// <summary><see cref="Sign"/> in place.</summary>
    public static Tensor Sign_(this Tensor input) => input.Update(Sign);
}

internal sealed class Sign(string nodeName) : Step
{
    public override string NodeName => nodeName;

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            // One branch, nearly always taken: on the sign itself a processor would guess wrong half the time.
            y[i] = T.Abs(x[i]) > T.Zero ? T.CopySign(T.One, x[i]) : T.Zero;
        }
    }

    protected override void Integer<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.CreateTruncating(T.Sign(x[i]));
        }
    }
}
