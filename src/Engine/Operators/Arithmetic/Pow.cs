using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input to the power of exponent, broadcast.</summary>
    /// <derivative>
    /// input: grad · conj(exponent · input^(exponent − 1)), zero where the exponent is; exponent: grad · conj(result · ln(input)), zero where
    /// the input is zero and the exponent is not negative
    /// </derivative>
    [Operator("pow", "Tensor.__pow__")]
    [Sample("positive(2, 3), real(3)")]
    [Sample("real(2, 3), 2")]
    [Sample("positive(2, 3), -1.7")]
    [Sample("2.5, real(3)")]
    public static Tensor Pow([OrNumber] this Tensor input, [OrNumber] Tensor exponent) => exponent.IsWrappedNumber
        ? new PowNumber(exponent).Apply(input)
        : new Pow(input.IsWrappedNumber ? "PowBackward2" : "PowBackward1").Apply(input, exponent);

    /// <summary><see cref="Pow"/> in place.</summary>
    public static Tensor Pow_(this Tensor input, [OrNumber] Tensor exponent) => input.Update(self => self.Pow(exponent));
}

internal sealed class Pow(string nodeName) : Binary
{
    public override string NodeName => nodeName;

    public override Use Uses(int input) => input == 0 ? Use.Input(0) | Use.Input(1) : Use.Input(0) | Use.Input(1) | Use.Result;

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z)
    {
        if (input == 0)
        {
            return y.Eq(0).Where(0, y.Mul(x.Pow(y.Sub(1))));
        }

        Tensor isPower = y.DType.IsComplex() ? y.Imag().Eq(0).LogicalAnd(y.Real().Ge(0)) : y.Ge(0);
        return x.Eq(0).LogicalAnd(isPower).Where(0, z.Mul(x.To(z.DType).Log()));
    }

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.Pow(x[i], y[i]);
        }
    }

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = PowNumber.Power(x[i], long.CreateTruncating(y[i]));
        }
    }

    protected override void ComplexNumber(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y, Span<Complex> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = Complex.Pow(x[i], y[i]);
        }
    }

    protected override DType ResultType(Tensor x, Tensor y) =>
        base.ResultType(x, y) is var type and not DType.Bool ? type : throw GradException.NotImplementedFor("pow", DType.Bool);
}
