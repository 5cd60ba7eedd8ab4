using System.Numerics;
using GradService.Kernels;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary><c>math</c></summary>
[Module("math")]
internal static class MathModule
{
    public static object? Pi => Math.PI;

    public static object? E => Math.E;

    public static object? Tau => Math.Tau;

    public static object? Inf => double.PositiveInfinity;

    public static object? Nan => double.NaN;

    public static double Sqrt(double x) => x < 0 ? throw Domain() : Math.Sqrt(x);

    public static double Exp(double x) => Ranged(Math.Exp(x), x);

    public static double Expm1(double x)
    {
        // Kahan's way around the cancellation: the error of u = exp(x) is undone by that of log(u).
        double u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 ? -1 : double.IsInfinity(u) ? Ranged(u, x) : (u - 1) * x / Math.Log(u);
    }

    public static double Log(object? x, object? @base = null)
    {
        double top = Logarithm(x);
        return @base is null ? top : Logarithm(@base) is var bottom && bottom == 0 ? throw Raise.ZeroDivision("float division by zero") : top / bottom;
    }

    public static double Log2(double x) => x <= 0 ? throw Domain() : Math.Log2(x);

    public static double Log10(double x) => x <= 0 ? throw Domain() : Math.Log10(x);

    public static double Log1p(double x)
    {
        double u = 1 + x;
        return x <= -1 ? throw Domain() : u == 1 || double.IsInfinity(x) ? x : Math.Log(u) * x / (u - 1);
    }

    public static double Sin(double x) => double.IsInfinity(x) ? throw Domain() : Math.Sin(x);

    public static double Cos(double x) => double.IsInfinity(x) ? throw Domain() : Math.Cos(x);

    public static double Tan(double x) => double.IsInfinity(x) ? throw Domain() : Math.Tan(x);

    public static double Asin(double x) => Math.Abs(x) > 1 ? throw Domain() : Math.Asin(x);

    public static double Acos(double x) => Math.Abs(x) > 1 ? throw Domain() : Math.Acos(x);

    public static double Atan(double x) => Math.Atan(x);

    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    public static double Sinh(double x) => Ranged(Math.Sinh(x), x);

    public static double Cosh(double x) => Ranged(Math.Cosh(x), x);

    public static double Tanh(double x) => Math.Tanh(x);

    public static double Asinh(double x) => Math.Asinh(x);

    public static double Acosh(double x) => x < 1 ? throw Domain() : Math.Acosh(x);

    public static double Atanh(double x) => Math.Abs(x) >= 1 ? throw Domain() : Math.Atanh(x);

    public static object? Floor(object? x) => Whole(x, Math.Floor);

    public static object? Ceil(object? x) => Whole(x, Math.Ceiling);

    public static object? Trunc(object? x) => Whole(x, Math.Truncate);

    public static double Fabs(double x) => Math.Abs(x);

    public static double Fmod(double x, double y) => y == 0 || double.IsInfinity(x) ? throw Domain() : x % y;

    public static object?[] Modf(double x) => [double.IsInfinity(x) ? Math.CopySign(0, x) : x - Math.Truncate(x), Math.Truncate(x)];

    public static double Pow(double x, double y) => Ranged(Math.Pow(x, y), x, y);

    public static double Copysign(double x, double y) => Math.CopySign(x, y);

    public static double Degrees(double x) => x * (180 / Math.PI);

    public static double Radians(double x) => x * (Math.PI / 180);

    public static double Hypot(params object?[] coordinates) => Norm(coordinates);

    public static double Dist(object? p, object? q) => Norm([.. Iteration.ToList(p).Zip(Iteration.ToList(q), static (x, y) => Arithmetic.Apply("-", x, y))]);

    public static double Fsum(object? seq)
    {
        // Shewchuk's (1997) exact partial sums.
        var partials = new List<double>();
        foreach (object? item in Iteration.ToList(seq))
        {
            double x = Numbers.ToDouble(item!);
            int kept = 0;
            for (int i = 0; i < partials.Count; i++)
            {
                double y = partials[i], high = x + y, low = Math.Abs(x) < Math.Abs(y) ? x - (high - y) : y - (high - x);
                if (low != 0)
                {
                    partials[kept++] = low;
                }

                x = high;
            }

            partials.RemoveRange(kept, partials.Count - kept);
            partials.Add(x);
        }

        double sum = 0;
        for (int i = partials.Count - 1; i >= 0; i--)
        {
            sum += partials[i];
        }

        return sum;
    }

    public static object? Prod(object? iterable, object? start = null) => Iteration.ToList(iterable).Aggregate((object?)(start ?? 1L), static (product, item) => Arithmetic.Apply("*", product, item));

    public static object? Factorial(long x)
    {
        if (x < 0)
        {
            throw Raise.ValueError("factorial() not defined for negative values");
        }

        object? product = 1L;
        for (long i = 2; i <= x; i++)
        {
            Interpreter.Current.Step();
            product = Numbers.Apply("*", product!, i);
        }

        return product;
    }

    public static object? Gcd(params object?[] integers) => Numbers.Shrink(integers.Aggregate(BigInteger.Zero, static (gcd, item) => BigInteger.GreatestCommonDivisor(gcd, Numbers.ToBig(item!))));

    public static object? Lcm(params object?[] integers) => Numbers.Shrink(integers.Aggregate(BigInteger.One, static (lcm, item) =>
    {
        BigInteger value = Numbers.ToBig(item!);
        return value.IsZero ? value : BigInteger.Abs(lcm / BigInteger.GreatestCommonDivisor(lcm, value) * value);
    }));

    public static object? Comb(long n, long k)
    {
        object? result = 1L;
        for (long i = 0; i < Math.Min(k, n - k); i++)
        {
            Interpreter.Current.Step();
            result = Numbers.Apply("//", Numbers.Apply("*", result!, n - i)!, i + 1);
        }

        return k < 0 || n < 0 ? throw Raise.ValueError("k must be a non-negative integer") : k > n ? 0L : result;
    }

    public static object? Perm(long n, object? k = null)
    {
        object? result = 1L;
        for (long i = 0; i < (k is null ? n : Numbers.ToIndex(k)); i++)
        {
            Interpreter.Current.Step();
            result = Numbers.Apply("*", result!, n - i);
        }

        return result;
    }

    public static object? Isqrt(object? n)
    {
        BigInteger value = Numbers.ToBig(n!);
        if (value.Sign < 0)
        {
            throw Raise.ValueError("isqrt() argument must be nonnegative");
        }

        // Newton's iteration from above.
        BigInteger root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2), next = root;
        while (!value.IsZero && (next = (root + (value / root)) >> 1) < root)
        {
            root = next;
        }

        return value.IsZero ? 0L : Numbers.Shrink(root);
    }

    public static bool Isnan(double x) => double.IsNaN(x);

    public static bool Isinf(double x) => double.IsInfinity(x);

    public static bool Isfinite(double x) => double.IsFinite(x);

    public static bool Isclose(double a, double b, double relTol = 1e-9, double absTol = 0) =>
        a == b || (double.IsFinite(a) && double.IsFinite(b) && Math.Abs(a - b) <= Math.Max(relTol * Math.Max(Math.Abs(a), Math.Abs(b)), absTol));

    public static double Erf(double x) => Special.Erf(x);

    public static double Erfc(double x) => Special.Erfc(x);

    public static double Gamma(double x)
    {
        if (x == Math.Floor(x) && x < 172)
        {
            return x <= 0 ? throw Domain() : Enumerable.Range(1, (int)x - 1).Aggregate(1.0, static (product, i) => product * i);
        }

        // Γ(x) Γ(1 - x) = π / sin(π x)
        return x < 0.5 ? Math.PI / (Math.Sin(Math.PI * x) * Gamma(1 - x)) : Ranged(Math.Exp(Special.LogGamma(x)), x);
    }

    public static double Lgamma(double x) => x <= 0 && x == Math.Floor(x) ? throw Domain() : Special.LogGamma(x);

    private static double Logarithm(object? value) => value switch
    {
        BigInteger { Sign: > 0 } big => BigInteger.Log(big),
        Tensor tensor => GraphTrace.Read(tensor).ToDouble() is > 0 and var number ? Math.Log(number) : throw Domain(),
        not null when Numbers.IsNumber(value) && Numbers.ToDouble(value) is var number => number > 0 || double.IsNaN(number) ? Math.Log(number) : throw Domain(),
        _ => throw Raise.TypeError($"must be real number, not {Types.NameOf(value)}"),
    };

    private static double Norm(object?[] coordinates)
    {
        double[] values = [.. coordinates.Select(value => Math.Abs(Numbers.ToDouble(value!)))];
        double largest = values.DefaultIfEmpty().Max();
        return largest == 0 || double.IsInfinity(largest) ? largest : largest * Math.Sqrt(values.Sum(value => value / largest * (value / largest)));
    }

    private static object? Whole(object? value, Func<double, double> round) => value switch
    {
        long or BigInteger or bool => Arithmetic.ApplyUnary("+", value),
        Instance instance when instance.Class.TryFind(round(0.5) == 0 ? "__floor__" : "__ceil__", out object? method) => Interpreter.Call(method, instance),
        Tensor tensor => Constructors.Int(Types.Int, CallArguments.Of(round(GraphTrace.Read(tensor).ToDouble()))),
        not null => Constructors.Int(Types.Int, CallArguments.Of(round(Numbers.ToDouble(value)))),
        _ => throw Raise.TypeError("must be real number, not NoneType"),
    };

    private static double Ranged(double result, params ReadOnlySpan<double> arguments)
    {
        foreach (double argument in arguments)
        {
            if (!double.IsFinite(argument))
            {
                return result;
            }
        }

        return double.IsInfinity(result) ? throw Raise.Overflow("math range error") : double.IsNaN(result) ? throw Domain() : result;
    }

    private static PythonError Domain() => Raise.ValueError("math domain error");
}
