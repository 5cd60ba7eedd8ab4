using System.Numerics;
using GradService.Tensors;

namespace GradService.Kernels;

/// <summary>Division that rounds, and what it leaves, as Python has them.</summary>
internal static class Division
{
    /// <summary>The quotient towards negative infinity, exact where it is an integer: Python's <c>a // b</c>.</summary>
    public static T Floor<T>(T a, T b)
        where T : IFloatingPointIeee754<T>
    {
        if (T.IsZero(b))
        {
            return a / b;
        }

        // The division a / b may round up to the next integer; a less its remainder divides exactly.
        T rest = a % b;
        T quotient = (a - rest) / b;
        if (!T.IsZero(rest) && T.IsNegative(b) != T.IsNegative(rest))
        {
            quotient -= T.One;
        }

        if (T.IsZero(quotient))
        {
            return T.CopySign(T.Zero, a / b);
        }

        T floor = T.Floor(quotient);
        return quotient - floor > T.CreateTruncating(0.5) ? floor + T.One : floor;
    }

    /// <summary>The integer quotient, towards negative infinity or towards zero.</summary>
    public static T Integer<T>(T a, T b, bool floor)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (T.IsZero(b))
        {
            throw ByZero();
        }

        // The smallest integer divided by -1 does not fit: it wraps, as negation does.
        if (IsMinusOne(b))
        {
            return T.Zero - a;
        }

        T quotient = a / b;
        return floor && quotient * b != a && T.IsNegative(a) != T.IsNegative(b) ? quotient - T.One : quotient;
    }

    /// <summary>a − b · trunc(a / b), which has the sign of a: C's <c>fmod</c>.</summary>
    public static T Truncated<T>(T a, T b)
        where T : unmanaged, IBinaryInteger<T> => T.IsZero(b) ? throw ByZero() : IsMinusOne(b) ? T.Zero : a % b;

    /// <summary>a − b · floor(a / b), which has the sign of b: Python's <c>a % b</c>.</summary>
    public static T Floored<T>(T a, T b)
        where T : unmanaged, IBinaryInteger<T>
    {
        T rest = Truncated(a, b);
        return !T.IsZero(rest) && T.IsNegative(rest) != T.IsNegative(b) ? rest + b : rest;
    }

    /// <summary>a − b · floor(a / b), which has the sign of b: Python's <c>a % b</c>.</summary>
    public static T Remainder<T>(T a, T b)
        where T : IFloatingPointIeee754<T>
    {
        T rest = a % b;
        return !T.IsZero(rest) && T.IsNegative(rest) != T.IsNegative(b) ? rest + b : rest;
    }

    /// <summary>The greatest common divisor, Euclid's; 0 for two zeros.</summary>
    public static T Gcd<T>(T a, T b)
        where T : unmanaged, IBinaryInteger<T>
    {
        while (!T.IsZero(b))
        {
            (a, b) = (b, Truncated(a, b));
        }

        return Magnitude(a);
    }

    /// <summary>The least common multiple; 0 if one of the two is.</summary>
    public static T Lcm<T>(T a, T b)
        where T : unmanaged, IBinaryInteger<T>
    {
        T divisor = Gcd(a, b);
        return T.IsZero(divisor) ? T.Zero : Magnitude(Integer(a, divisor, floor: false) * b);
    }

    // The smallest integer has no positive: it stays, as it does under abs.
    private static T Magnitude<T>(T a)
        where T : unmanaged, IBinaryInteger<T> => T.IsNegative(a) ? T.Zero - a : a;

    private static bool IsMinusOne<T>(T b)
        where T : unmanaged, IBinaryInteger<T> => T.IsNegative(b) && b + T.One == T.Zero;

    private static GradException ByZero() => GradException.Argument("ZeroDivisionError");
}
