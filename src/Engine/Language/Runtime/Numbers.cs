using System.Globalization;
using System.Numerics;
using GradService.Language.Numpy;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>Python's numbers: bool, long or BigInteger for int, double, Complex.</summary>
internal static class Numbers
{
    // Far more than anybody computes with, and little enough to multiply at once.
    private const long MaxBits = 1 << 20;

    /// <summary>As Python's int: a long where it fits.</summary>
    public static object Shrink(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;

    public static bool IsInteger(object? value) => value is long or BigInteger or bool;

    public static bool IsNumber(object? value) => value is long or double or bool or BigInteger or Complex;

    public static BigInteger ToBig(object value) => value switch
    {
        bool flag => flag ? 1 : 0,
        long integer => integer,
        _ => (BigInteger)value,
    };

    public static double ToDouble(object value) => value switch
    {
        bool flag => flag ? 1 : 0,
        long integer => integer,
        double number => number,
        BigInteger big => Finite((double)big),
        _ => throw Raise.TypeError($"must be real number, not {Types.NameOf(value)}"),
    };

    public static Complex ToComplex(object value) => value is Complex complex ? complex : ToDouble(value);

    /// <summary>A number as the engine takes it.</summary>
    public static Scalar ToScalar(object value) => value switch
    {
        bool flag => flag,
        long integer => integer,
        double number => number,
        Complex complex => complex,
        _ => throw Raise.Overflow("int too big to convert"),
    };

    /// <summary>An engine's number as Python's.</summary>
    public static object FromScalar(Scalar scalar) => scalar.DType switch
    {
        DType.Bool => scalar.ToBoolean(),
        DType.Int64 => scalar.ToInt64(),
        DType.Float64 => scalar.ToDouble(),
        _ => scalar.ToComplex(),
    };

    /// <summary>A value that serves as an integer: an int, a bool, an integer tensor of one element, an object with <c>__index__</c>.</summary>
    public static bool TryIndex(object? value, out long index)
    {
        switch (value)
        {
            case long integer:
                index = integer;
                return true;
            case bool flag:
                index = flag ? 1 : 0;
                return true;
            case NdArray { IsScalar: true } scalar:
                return TryIndex(scalar.DType == DType.Bool ? null : scalar.Item(), out index);
            case NdArray { Rank: 0 } array when array.DType.IsIntegral():
                return TryIndex(array.Item(), out index);
            case Tensor { Count: 1 } tensor when !tensor.DType.IsFloatingPoint() && !tensor.DType.IsComplex():
                index = GraphTrace.Read(tensor).ToInt64();
                return true;
            case Instance instance when instance.Class.TryFind("__index__", out object? method):
                return TryIndex(((Callable)method!).Call(CallArguments.Of(instance)), out index);
            default:
                index = 0;
                return false;
        }
    }

    /// <summary>An index, or Python's error.</summary>
    public static long ToIndex(object? value) => TryIndex(value, out long index) ? index
        : value is BigInteger ? throw Raise.Overflow("Python int too large to convert to C ssize_t")
        : throw Raise.TypeError($"'{Types.NameOf(value)}' object cannot be interpreted as an integer");

    public static object Negate(object value) => value switch
    {
        bool flag => flag ? -1L : 0L,
        long integer => integer == long.MinValue ? (object)-(BigInteger)integer : -integer,
        double number => -number,
        Complex complex => new Complex(-complex.Real, -complex.Imaginary),
        _ => Shrink(-(BigInteger)value),
    };

    /// <summary>An operation of two numbers, by its symbol; null if it is none of theirs.</summary>
    public static object? Apply(string symbol, object left, object right)
    {
        if (left is Complex || right is Complex)
        {
            return OfComplex(symbol, ToComplex(left), ToComplex(right));
        }

        if (left is double || right is double)
        {
            return OfDoubles(symbol, ToDouble(left), ToDouble(right));
        }

        if (left is bool x && right is bool y && symbol is "&" or "|" or "^")
        {
            return symbol switch { "&" => (bool)left & (bool)right, "|" => (bool)left | (bool)right, _ => (bool)left ^ (bool)right };
        }

        return left is BigInteger || right is BigInteger ? OfBig(symbol, ToBig(left), ToBig(right)) : OfLongs(symbol, Small(left), Small(right));

        static long Small(object value) => value is bool flag ? (flag ? 1 : 0) : (long)value;
    }

    private static object? OfLongs(string symbol, long left, long right)
    {
        long result;
        switch (symbol)
        {
            case "+":
                result = left + right;
                return ((left ^ result) & (right ^ result)) < 0 ? (object)((BigInteger)left + right) : result;
            case "-":
                result = left - right;
                return ((left ^ right) & (left ^ result)) < 0 ? (object)((BigInteger)left - right) : result;
            case "*":
                return Math.BigMul(left, right, out result) == result >> 63 ? (object)result : (BigInteger)left * right;
            case "/":
                return right == 0 ? throw Raise.ZeroDivision("division by zero")
                    : Math.Abs(left) < 1L << 53 && Math.Abs(right) < 1L << 53 ? (double)left / right : Quotient(left, right);
            case "//" when right == 0:
                throw Raise.ZeroDivision("integer division or modulo by zero");
            case "%" when right == 0:
                throw Raise.ZeroDivision("integer modulo by zero");
            case "//":
                return right == -1 ? Negate(left) : (left / right) - (left % right != 0 && (left < 0) != (right < 0) ? 1 : 0);
            case "%":
                result = right == -1 ? 0 : left % right;
                return result != 0 && (result < 0) != (right < 0) ? result + right : result;
            case "&":
                return left & right;
            case "|":
                return left | right;
            case "^":
                return left ^ right;
            default:
                return OfBig(symbol, left, right);
        }
    }

    private static object? OfBig(string symbol, BigInteger left, BigInteger right) => symbol switch
    {
        "+" => Shrink(left + right),
        "-" => Shrink(left - right),
        "*" => Shrink(Bounded(left.GetBitLength() + right.GetBitLength()) * left * right),
        "/" => right.IsZero ? throw Raise.ZeroDivision("division by zero") : Quotient(left, right),
        "//" => right.IsZero ? throw Raise.ZeroDivision("integer division or modulo by zero") : Shrink(Floor(left, right)),
        "%" => right.IsZero ? throw Raise.ZeroDivision("integer modulo by zero") : Shrink(left - (Floor(left, right) * right)),
        "**" => Power(left, right),
        "&" => Shrink(left & right),
        "|" => Shrink(left | right),
        "^" => Shrink(left ^ right),
        "<<" or ">>" when right.Sign < 0 => throw Raise.ValueError("negative shift count"),
        "<<" => left.IsZero ? 0L : Shrink(Bounded(right > MaxBits ? long.MaxValue : (long)right + left.GetBitLength()) * left << (int)right),
        ">>" => right > int.MaxValue ? (left.Sign < 0 ? -1L : 0L) : Shrink(left >> (int)right),
        _ => null,
    };

    private static BigInteger Floor(BigInteger left, BigInteger right)
    {
        var quotient = BigInteger.DivRem(left, right, out BigInteger rest);
        return !rest.IsZero && (rest.Sign < 0) != (right.Sign < 0) ? quotient - 1 : quotient;
    }

    /// <summary>The nearest double to a quotient of integers of any size.</summary>
    private static double Quotient(BigInteger left, BigInteger right)
    {
        // Scaled so that the quotient has 66 bits, of which the last stands for all that are cut off.
        long shift = 66 - (BigInteger.Abs(left).GetBitLength() - BigInteger.Abs(right).GetBitLength());
        BigInteger numerator = BigInteger.Abs(left), denominator = BigInteger.Abs(right);
        if (shift > 0)
        {
            numerator <<= (int)shift;
        }
        else
        {
            denominator <<= (int)-shift;
        }

        var quotient = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
        double result = Math.ScaleB((double)(quotient | (rest.IsZero ? 0 : 1)), (int)-shift);
        return double.IsInfinity(result)
            ? throw Raise.Overflow("integer division result too large for a float")
            : (left.Sign < 0) != (right.Sign < 0) ? -result : result;
    }

    private static object Power(BigInteger left, BigInteger right)
    {
        if (right.Sign < 0)
        {
            return left.IsZero
                ? throw Raise.ZeroDivision("0.0 cannot be raised to a negative power")
                : Math.Pow((double)left, (double)right);
        }

        if (left.IsZero || left.IsOne || right.IsZero)
        {
            return right.IsZero ? 1L : Shrink(left);
        }

        if (left == BigInteger.MinusOne)
        {
            return right.IsEven ? 1L : -1L;
        }

        _ = Bounded(right > MaxBits ? long.MaxValue : left.GetBitLength() * (long)right);
        return Shrink(BigInteger.Pow(left, (int)right));
    }

    /// <summary>One, unless a result would have too many bits.</summary>
    private static BigInteger Bounded(long bits) =>
        bits <= MaxBits ? BigInteger.One : throw new GradException(ErrorKind.LimitExceeded, $"an integer of more than {MaxBits} bits");

    private static object? OfDoubles(string symbol, double left, double right)
    {
        switch (symbol)
        {
            case "+":
                return left + right;
            case "-":
                return left - right;
            case "*":
                return left * right;
            case "/":
                return right == 0 ? throw Raise.ZeroDivision("float division by zero") : left / right;
            case "//" when right == 0:
                throw Raise.ZeroDivision("float floor division by zero");
            case "%" when right == 0:
                throw Raise.ZeroDivision("float modulo");
            case "//":
                return Math.Floor((left - Modulo(left, right)) / right + 0.5);
            case "%":
                return Modulo(left, right);
            case "**":
                return Power(left, right);
            default:
                return null;
        }
    }

    private static double Modulo(double left, double right)
    {
        double rest = left % right;
        return rest != 0 ? ((rest < 0) != (right < 0) ? rest + right : rest) : Math.CopySign(0, right);
    }

    private static object Power(double left, double right)
    {
        if (left == 0 && right < 0)
        {
            throw Raise.ZeroDivision("0.0 cannot be raised to a negative power");
        }

        if (left < 0 && double.IsFinite(left) && double.IsFinite(right) && right != Math.Floor(right))
        {
            return Complex.Pow(left, right);
        }

        double result = Math.Pow(left, right);
        return double.IsInfinity(result) && double.IsFinite(left) && double.IsFinite(right)
            ? throw Raise.Error("OverflowError", 34L, "Numerical result out of range")
            : result;
    }

    private static object? OfComplex(string symbol, Complex left, Complex right) => symbol switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => new Complex((left.Real * right.Real) - (left.Imaginary * right.Imaginary), (left.Real * right.Imaginary) + (left.Imaginary * right.Real)),
        "/" => right == Complex.Zero ? throw Raise.ZeroDivision("complex division by zero") : left / right,
        "**" => Power(left, right),
        "//" or "%" => throw Raise.TypeError("can't take floor or mod of complex number."),
        _ => null,
    };

    private static Complex Power(Complex left, Complex right)
    {
        if (right.Imaginary == 0 && right.Real == Math.Floor(right.Real) && Math.Abs(right.Real) <= 100)
        {
            var result = Complex.One;
            for (int i = 0; i < Math.Abs(right.Real); i++)
            {
                result = (Complex)OfComplex("*", result, left)!;
            }

            return right.Real < 0 ? (Complex)OfComplex("/", Complex.One, result)! : result;
        }

        return left == Complex.Zero && right.Real < 0 ? throw Raise.ZeroDivision("0.0 to a negative or complex power") : Complex.Pow(left, right);
    }

    private static double Finite(double value) => double.IsInfinity(value) ? throw Raise.Overflow("int too large to convert to float") : value;

    /// <summary>Parses a float as Python's <c>float()</c> does.</summary>
    public static bool TryParse(string text, out double value)
    {
        string plain = text.Trim().Replace("_", string.Empty, StringComparison.Ordinal);
        string word = plain.TrimStart('+', '-').ToLowerInvariant();
        if (word is "inf" or "infinity" or "nan")
        {
            value = word == "nan" ? double.NaN : plain[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return plain.Length - word.Length <= 1;
        }

        value = 0;
        return !plain.Contains(',', StringComparison.Ordinal) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
