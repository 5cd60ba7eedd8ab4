using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GradService.Kernels;

/// <summary>
/// exp, log and the logistic function. In float32 they are right to little more than half a unit in the last place, so that nearly all digits are
/// those that the exact result rounds to (98% and more; of TensorPrimitives' 43% for exp); float64 is TensorPrimitives' affair.
/// </summary>
internal static class Exponentials
{
    private const int MantissaBits = 23;
    private const int Bias = 127;

    // A vector at a time of the widest kind; the runtime splits them where the processor has none.
    private interface IOfVector
    {
        static abstract Vector512<float> Invoke(Vector512<float> x);
    }

    public static void Exp<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : IExponentialFunctions<T>
    {
        if (typeof(T) == typeof(float))
        {
            Each<ExpOfVector>(Floats(x), Floats(y));
        }
        else
        {
            TensorPrimitives.Exp(x, y);
        }
    }

    public static void Log<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : ILogarithmicFunctions<T>
    {
        if (typeof(T) == typeof(float))
        {
            Each<LogOfVector>(Floats(x), Floats(y));
        }
        else
        {
            TensorPrimitives.Log(x, y);
        }
    }

    public static void Sigmoid<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : IExponentialFunctions<T>
    {
        if (typeof(T) == typeof(float))
        {
            Each<SigmoidOfVector>(Floats(x), Floats(y));
        }
        else
        {
            TensorPrimitives.Sigmoid(x, y);
        }
    }

    private static ReadOnlySpan<float> Floats<T>(ReadOnlySpan<T> span) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(span)), span.Length);

    private static Span<float> Floats<T>(Span<T> span) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(span)), span.Length);

    /// <summary>The two spans may be the same.</summary>
    private static void Each<TFunction>(ReadOnlySpan<float> x, Span<float> y)
        where TFunction : struct, IOfVector
    {
        int count = Vector512<float>.Count, i = 0;
        for (; i <= x.Length - count; i += count)
        {
            TFunction.Invoke(Vector512.Create(x.Slice(i, count))).CopyTo(y.Slice(i, count));
        }

        if (i < x.Length)
        {
            Span<float> last = stackalloc float[count];
            last.Fill(1);
            x[i..].CopyTo(last);
            TFunction.Invoke(Vector512.Create<float>(last)).CopyTo(last);
            last[..(x.Length - i)].CopyTo(y[i..]);
        }
    }

    private readonly struct ExpOfVector : IOfVector
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Invoke(Vector512<float> x)
        {
            // Beyond these the powers are 0 and infinity.
            x = Vector512.Min(Vector512.Max(x, Vector512.Create(-104f)), Vector512.Create(89f));

            // x = n·ln 2 + r + rest, where |r| ≤ ln 2 / 2.
            Vector512<float> n = Vector512.Round(x * 1.44269504f), fine = Vector512.Create(1.90465421e-9f);
            Vector512<float> coarse = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693147182f), x);
            Vector512<float> r = Vector512.FusedMultiplyAdd(n, fine, coarse), rest = Vector512.FusedMultiplyAdd(n, fine, coarse - r);

            // eʳ = 1 + r + r²·(1/2 + r/6 + …), of which 1 + r is kept with what its rounding loses.
            Vector512<float> q = Vector512.FusedMultiplyAdd(r, Vector512.Create(1f / 5040), Vector512.Create(1f / 720));
            q = Vector512.FusedMultiplyAdd(q, r, Vector512.Create(1f / 120));
            q = Vector512.FusedMultiplyAdd(q, r, Vector512.Create(1f / 24));
            q = Vector512.FusedMultiplyAdd(q, r, Vector512.Create(1f / 6));
            q = Vector512.FusedMultiplyAdd(q, r, Vector512.Create(1f / 2));
            Vector512<float> sum = Vector512<float>.One + r;
            Vector512<float> power = sum + (r - (sum - Vector512<float>.One) + Vector512.FusedMultiplyAdd(r * r, q, rest));

            // In two steps, as 2ⁿ itself may be out of range.
            Vector512<int> exponent = Vector512.ConvertToInt32(n), half = Vector512.ShiftRightArithmetic(exponent, 1);
            return power * PowerOfTwo(half) * PowerOfTwo(exponent - half);
        }

        private static Vector512<float> PowerOfTwo(Vector512<int> n) => Vector512.ShiftLeft(n + Vector512.Create(Bias), MantissaBits).AsSingle();
    }

    private readonly struct SigmoidOfVector : IOfVector
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Invoke(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + ExpOfVector.Invoke(-x));
    }

    private readonly struct LogOfVector : IOfVector
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Invoke(Vector512<float> x)
        {
            Vector512<int> bits = x.AsInt32();
            const int SmallestNormal = 1 << MantissaBits, Infinity = 0xff << MantissaBits, RootOfHalf = 0x3f3504f3;
            if (!Vector512.LessThanAll((bits - Vector512.Create(SmallestNormal)).AsUInt32(), Vector512.Create((uint)(Infinity - SmallestNormal))))
            {
                return OneByOne(x);
            }

            // x = 2ᵉ·(1 + f), where 1 + f lies between √½ and √2.
            bits += Vector512.Create((Bias << MantissaBits) - RootOfHalf);
            Vector512<int> exponent = Vector512.ShiftRightArithmetic(bits, MantissaBits) - Vector512.Create(Bias);
            Vector512<int> mantissa = (bits & Vector512.Create((1 << MantissaBits) - 1)) + Vector512.Create(RootOfHalf);
            return OfParts(Vector512.ConvertToSingle(exponent), mantissa.AsSingle() - Vector512<float>.One);
        }

        /// <summary>log(2ᵉ·(1 + f)).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<float> OfParts(Vector512<float> e, Vector512<float> f)
        {
            // log(1 + f) = 2·artanh(s) with s = f / (2 + f), which is f − f²/2 + s·(f²/2 + s²·(2/3 + 2/5·s² + …)).
            Vector512<float> s = f / (Vector512.Create(2f) + f), z = s * s, h = f * 0.5f, square = h * f;
            Vector512<float> series = Vector512.FusedMultiplyAdd(z, Vector512.Create(2f / 11), Vector512.Create(2f / 9));
            series = Vector512.FusedMultiplyAdd(series, z, Vector512.Create(2f / 7));
            series = Vector512.FusedMultiplyAdd(series, z, Vector512.Create(2f / 5));
            series = Vector512.FusedMultiplyAdd(series, z, Vector512.Create(2f / 3));

            // 355/512 is ln 2 to so few bits that its product with e is exact. What each sum's rounding loses is added at the end.
            Vector512<float> whole = e * 0.693359375f, first = whole + f, second = first - square;
            Vector512<float> lost = f - (first - whole) + (first - second - square) - Vector512.FusedMultiplyAdd(h, f, -square);
            return second + (lost + Vector512.FusedMultiplyAdd(s, Vector512.FusedMultiplyAdd(z, series, square), e * -2.12194440e-4f));
        }

        /// <summary>Where a number is subnormal, zero, negative, infinite or NaN.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static Vector512<float> OneByOne(Vector512<float> x)
        {
            for (int i = 0; i < Vector512<float>.Count; i++)
            {
                x = x.WithElement(i, (float)Math.Log(x[i]));
            }

            return x;
        }
    }
}
