using System.Numerics;
using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>A power with a number as its exponent: only the base is kept for the gradient.</summary>
internal sealed class PowNumber(Tensor number) : Unary
{
    private readonly Scalar exponent = number.Item();

    public override string NodeName => "PowBackward0";

    /// <summary>x to an integer power; of a negative one what is left towards zero.</summary>
    public static T Power<T>(T x, long exponent)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (exponent < 0)
        {
            bool odd = (exponent & 1) != 0;
            return x == T.One ? T.One : T.IsNegative(x) && x + T.One == T.Zero ? (odd ? x : T.One) : T.Zero;
        }

        T power = T.One;
        for (; exponent > 0; exponent >>= 1, x *= x)
        {
            power = (exponent & 1) != 0 ? power * x : power;
        }

        return power;
    }

    public override Tensor? Gradient(int input, in Pullback at) =>
        exponent.ToComplex() == 0 ? at.Grad.ZerosLike() : base.Gradient(input, at);

    public override Tensor? Tangent(int output, in Pushforward at) =>
        exponent.ToComplex() == 0 ? at.TangentOf(0)?.ZerosLike() : base.Tangent(output, at);

    protected override Tensor Derivative(Tensor x, Tensor y)
    {
        Scalar less = exponent.DType switch
        {
            DType.Complex128 => (Scalar)(exponent.ToComplex() - 1),
            DType.Float64 => exponent.ToDouble() - 1,
            _ => exponent.ToInt64() - 1,
        };

        // Where the gradient is differentiated again, x¹ stays a power: its own derivative is one that still depends on x.
        return (less.ToComplex() == 1 && !GradMode.IsEnabled ? x : x.Pow(less)).Mul(exponent);
    }

    protected override DType ResultType(Tensor input)
    {
        DType type = Promotion.ResultType([input, number]);
        return type == DType.Bool ? throw GradException.NotImplementedFor("pow", type)
            : type.IsIntegral() && exponent.ToInt64() < 0 ? throw GradException.Argument("Integers to negative integer powers are not allowed.")
            : type;
    }

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        switch (exponent.ToDouble())
        {
            case 0:
                y.Fill(T.One);
                break;
            case 1:
                x.CopyTo(y);
                break;
            case 2:
                TensorPrimitives.Multiply(x, x, y);
                break;
            case 3:
                Cube(x, y);
                break;
            case 0.5:
                TensorPrimitives.Sqrt(x, y);
                break;
            case -1:
                TensorPrimitives.Divide(T.One, x, y);
                break;
            case -2:
                TensorPrimitives.Multiply(x, x, y);
                TensorPrimitives.Divide(T.One, y, y);
                break;
            default:
                var power = exponent.As<T>();
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = T.Pow(x[i], power);
                }

                break;
        }
    }

    protected override void Integer<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Power(x[i], exponent.ToInt64());
        }
    }

    protected override void ComplexNumber(ReadOnlySpan<Complex> x, Span<Complex> y)
    {
        Complex power = exponent.ToComplex();
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = power == 2 ? x[i] * x[i] : power == 3 ? x[i] * x[i] * x[i] : power == -1 ? 1 / x[i] : Complex.Pow(x[i], power);
        }
    }

    private static void Cube<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * x[i] * x[i];
        }
    }
}
