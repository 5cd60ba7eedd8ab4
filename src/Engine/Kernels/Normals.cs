namespace GradService.Kernels;

/// <summary>
/// Sixteen uniform numbers in [0, 1) become sixteen normal ones, the first eight with the last eight, by Box and Muller's transformation: in the
/// arithmetic of PyTorch's CPU kernels, rounding for rounding, so that the numbers are the same.
/// </summary>
internal static class Normals
{
    public const int Block = 16;

    private const int Half = Block / 2;

    // Cephes' polynomials for float32 (S. Moshier, logf.c and sinf.c), the highest power first.
    private static readonly float[] Logarithm =
    [
        7.0376836292E-2f, -1.1514610310E-1f, 1.1676998740E-1f, -1.2420140846E-1f, 1.4249322787E-1f, -1.6668057665E-1f, 2.0000714765E-1f, -2.4999993993E-1f,
        3.3333331174E-1f,
    ];

    private static readonly float[] Sine = [-1.9515295891E-4f, 8.3321608736E-3f, -1.6666654611E-1f];

    private static readonly float[] Cosine = [2.443315711809948E-5f, -1.388731625493765E-3f, 4.166664568298827E-2f];

    public static void Transform(Span<double> block, double mean, double std)
    {
        for (int i = 0; i < Half; i++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - block[i])), theta = 2 * Math.PI * block[i + Half];
            block[i] = Math.FusedMultiplyAdd(radius * Math.Cos(theta), std, mean);
            block[i + Half] = Math.FusedMultiplyAdd(radius * Math.Sin(theta), std, mean);
        }
    }

    /// <summary>float32, as PyTorch computes it with AVX2 instructions.</summary>
    public static void Transform(Span<float> block, float mean, float std)
    {
        for (int i = 0; i < Half; i++)
        {
            float radius = MathF.Sqrt(-2 * Log(1 - block[i]));
            (float sin, float cos) = SinCos((float)(2 * Math.PI) * block[i + Half]);
            block[i] = MathF.FusedMultiplyAdd(radius * cos, std, mean);
            block[i + Half] = MathF.FusedMultiplyAdd(radius * sin, std, mean);
        }
    }

    /// <summary>float16: only radius, angle and result are rounded to it.</summary>
    public static void TransformHalves(Span<float> block, float mean, float std)
    {
        for (int i = 0; i < Half; i++)
        {
            float radius = Rounded(MathF.Sqrt(-2 * MathF.Log(Rounded(1 - block[i])))), theta = Rounded((float)(2 * Math.PI * block[i + Half]));
            block[i] = MathF.FusedMultiplyAdd(radius * MathF.Cos(theta), std, mean);
            block[i + Half] = MathF.FusedMultiplyAdd(radius * MathF.Sin(theta), std, mean);
        }

        static float Rounded(float x) => (float)(System.Half)x;
    }

    /// <summary>bfloat16: every step is rounded to it.</summary>
    public static void TransformBFloats(Span<float> block, float mean, float std)
    {
        for (int i = 0; i < Half; i++)
        {
            float radius = Rounded(MathF.Sqrt(Rounded(-2 * Rounded(MathF.Log(Rounded(1 - block[i]))))));
            float theta = Rounded((float)(2 * Math.PI * block[i + Half]));
            block[i] = Rounded(Rounded(Rounded(radius * Rounded(MathF.Cos(theta))) * std) + mean);
            block[i + Half] = Rounded(Rounded(Rounded(radius * Rounded(MathF.Sin(theta))) * std) + mean);
        }

        static float Rounded(float x) => (float)(Tensors.BFloat16)x;
    }

    private static float Log(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(x);
        float exponent = (bits >> 23) - 126;
        float part = BitConverter.Int32BitsToSingle((bits & 0x007fffff) | 0x3f000000);
        if (part < 0.707106781186547524f)
        {
            exponent -= 1;
            x = part - 1 + part;
        }
        else
        {
            x = part - 1;
        }

        float square = x * x, y = Polynomial(x, Logarithm) * x;
        y = MathF.FusedMultiplyAdd(y, square, exponent * -2.12194440e-4f);
        y = MathF.FusedMultiplyAdd(-square, 0.5f, y);
        return MathF.FusedMultiplyAdd(exponent, 0.693359375f, x + y);
    }

    /// <summary>Sine and cosine of an angle from 0 to 2π.</summary>
    private static (float Sin, float Cos) SinCos(float x)
    {
        int octant = ((int)(x * 1.27323954473516f) + 1) & ~1;
        foreach (float part in (ReadOnlySpan<float>)[-0.78515625f, -2.4187564849853515625e-4f, -3.77489497744594108e-8f])
        {
            x = MathF.FusedMultiplyAdd(octant, part, x);
        }

        float square = x * x;
        float cos = Polynomial(square, Cosine) * square;
        cos = MathF.FusedMultiplyAdd(cos, square, -(square * 0.5f)) + 1;
        float sin = MathF.FusedMultiplyAdd(Polynomial(square, Sine) * square, x, x);
        (sin, cos) = (octant & 2) == 0 ? (sin, cos) : (cos, sin);
        return ((octant & 4) == 0 ? sin : -sin, ((octant - 2) & 4) != 0 ? cos : -cos);
    }

    private static float Polynomial(float x, float[] highestFirst)
    {
        float sum = highestFirst[0];
        for (int i = 1; i < highestFirst.Length; i++)
        {
            sum = MathF.FusedMultiplyAdd(sum, x, highestFirst[i]);
        }

        return sum;
    }
}
