using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>log(Σ e^x) over each element and those before it along a dimension, without overflow.</summary>
    /// <derivative>e^(input − result) · s, where sₖ = gradₖ + e^(resultₖ − resultₖ₊₁) · sₖ₊₁: no exponent is positive</derivative>
    [Operator("logcumsumexp")]
    [Sample("real(2, 3, 2), 1")]
    public static Tensor Logcumsumexp(this Tensor input, long dim) => new Logcumsumexp(dim).Apply(input);
}

internal sealed class Logcumsumexp(long dim) : Primitive
{
    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!;
        input.Shape.Dimension(dim);
        return input.DType.IsFloatingPoint() ? input.Spec : throw GradException.NotImplementedFor("logcumsumexp_out_cpu", input.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor result = at.Result;
        Tensor rise = new Shift(dim, reverse: false, 0).Apply(result).Sub(result);

        // Shifting the differences, not the results, keeps the first one, which has no predecessor, out of it.
        Tensor factor = new Shift(dim, reverse: true, 0).Apply(rise).Exp();
        Tensor sums = new Recurrence(dim, reverse: true, own: true).Apply(factor, at.Grad);
        return at.Input(0).Sub(result).Exp().Mul(sums);
    }

    protected override Operator? Lifted(Lift lift) => new Logcumsumexp(lift.Dim(dim));

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var line = Reduced.Of(inputs[0].Shape, dim);
        var (block, inner) = ((int)(line.Length * line.Inner), (int)line.Inner);
        ReadOnlySpan<T> x = inputs[0].Elements<T>();
        Span<T> y = outputs[0].Elements<T>();
        for (int start = 0; start < y.Length; start += block)
        {
            x.Slice(start, inner).CopyTo(y.Slice(start, inner));
            for (int i = start + inner; i < start + block; i++)
            {
                y[i] = LogAddExp(x[i], y[i - inner]);
            }
        }
    }

    private static T LogAddExp<T>(T a, T b)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        T high = T.Max(a, b), low = T.Min(a, b);
        return T.IsInfinity(high) || T.IsNaN(high) ? high : high + T.LogP1(T.Exp(low - high));
    }
}
