using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The nearest integers, halves to the even one; or the nearest multiples of 10^−decimals.</summary>
    /// <derivative>zero</derivative>
    [Operator("round", "special.round")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), decimals=1")]
    public static Tensor Round(this Tensor input, [KeywordOnly] long decimals = 0) => new Round(decimals).Apply(input);

    /// <summary><see cref="Round"/> in place.</summary>
    public static Tensor Round_(this Tensor input, [KeywordOnly] long decimals = 0) => input.Update(self => self.Round(decimals: decimals));
}

internal sealed class Round(long decimals) : Step
{
    public override string NodeName => decimals == 0 ? "RoundBackward0" : "RoundBackward1";

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        var unit = T.CreateTruncating(Math.Pow(10, Math.Abs((double)decimals)));
        if (decimals > 0)
        {
            TensorPrimitives.Multiply(x, unit, y);
            TensorPrimitives.Round(y, y);
            TensorPrimitives.Divide(y, unit, y);
        }
        else if (decimals < 0)
        {
            TensorPrimitives.Divide(x, unit, y);
            TensorPrimitives.Round(y, y);
            TensorPrimitives.Multiply(y, unit, y);
        }
        else
        {
            TensorPrimitives.Round(x, y);
        }
    }

    protected override void Integer<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        if (decimals != 0)
        {
            throw GradException.NotImplementedFor("round_cpu", DType.Int64);
        }

        x.CopyTo(y);
    }
}
