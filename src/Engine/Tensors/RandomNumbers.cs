namespace GradService.Tensors;

/// <summary>
/// The Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), drawn from as PyTorch's CPU generator does: a seed gives PyTorch's numbers.
/// </summary>
internal sealed partial class RandomNumbers
{
    private const int Length = 624;
    private const int Middle = 397;

    private readonly uint[] state = new uint[Length];
    private int at = Length;
    private bool isTwisted;
    private double? spare;

    public RandomNumbers(ulong seed)
    {
        Seed = seed;
        state[0] = (uint)seed;
        for (uint i = 1; i < Length; i++)
        {
            state[i] = (1812433253 * (state[i - 1] ^ (state[i - 1] >> 30))) + i;
        }
    }

    /// <summary>A generator that nobody seeded: other numbers every time, as in a fresh PyTorch.</summary>
    public static RandomNumbers Unseeded() => new((ulong)System.Random.Shared.NextInt64());

    /// <summary>Another generator that will give the same numbers.</summary>
    public RandomNumbers Copy()
    {
        var copy = new RandomNumbers(0) { Seed = Seed, at = at, isTwisted = isTwisted, spare = spare };
        state.CopyTo(copy.state, 0);
        return copy;
    }

    /// <summary>32 random bits.</summary>
    public uint Next()
    {
        if (at == Length)
        {
            Twist();
        }

        uint bits = state[at++];
        bits ^= bits >> 11;
        bits ^= (bits << 7) & 0x9d2c5680;
        bits ^= (bits << 15) & 0xefc60000;
        return bits ^ (bits >> 18);
    }

    /// <summary>64 random bits, the first draw the higher ones.</summary>
    public ulong NextLong()
    {
        ulong high = Next();
        return (high << 32) | Next();
    }

    /// <summary>A number in [0, 1) with as many random bits as a dtype has significant ones.</summary>
    public double Uniform(DType dtype) => dtype switch
    {
        DType.Float64 => (NextLong() & ((1UL << 53) - 1)) * (1.0 / (1UL << 53)),
        DType.Float16 => (Next() & 0x7FF) * (1.0 / 0x800),
        DType.BFloat16 => (Next() & 0xFF) * (1.0 / 0x100),
        _ => (Next() & 0xFFFFFF) * (1.0 / 0x1000000),
    };

    /// <summary>A standard normal number by Box and Muller's transformation, which makes two at a time.</summary>
    public double Normal()
    {
        if (spare is { } kept)
        {
            spare = null;
            return kept;
        }

        double u1 = Uniform(DType.Float64), u2 = Uniform(DType.Float64);
        double radius = Math.Sqrt(-2 * Math.Log(1 - u2)), theta = 2 * Math.PI * u1;
        spare = radius * Math.Sin(theta);
        return radius * Math.Cos(theta);
    }

    private void Twist()
    {
        for (int i = 0; i < Length; i++)
        {
            uint mixed = (state[i] & 0x80000000) | (state[(i + 1) % Length] & 0x7fffffff);
            state[i] = state[(i + Middle) % Length] ^ (mixed >> 1) ^ ((mixed & 1) == 0 ? 0 : 0x9908b0df);
        }

        at = 0;
        isTwisted = true;
    }
}
