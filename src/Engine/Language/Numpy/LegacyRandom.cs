using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>NumPy's legacy random numbers: MT19937's bits as <c>RandomState</c> reads them.</summary>
internal sealed class LegacyRandom(ulong seed)
{
    private readonly RandomNumbers bits = new(seed);
    private double? spare;

    /// <summary>A double in [0, 1) of 53 bits from two draws.</summary>
    public double Double()
    {
        uint high = bits.Next() >> 5, low = bits.Next() >> 6;
        return ((high * 67108864.0) + low) / 9007199254740992.0;
    }

    /// <summary>A standard normal number by Marsaglia's polar method, which makes two at a time.</summary>
    public double Normal()
    {
        if (spare is { } kept)
        {
            spare = null;
            return kept;
        }

        double x, y, square;
        do
        {
            x = (2 * Double()) - 1;
            y = (2 * Double()) - 1;
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        double factor = Math.Sqrt(-2 * Math.Log(square) / square);
        spare = factor * x;
        return factor * y;
    }

    /// <summary>An integer from 0 up to and with a bound: draws of as many bits as the bound has, until one is not above it.</summary>
    public ulong Below(ulong most)
    {
        if (most == 0)
        {
            return 0;
        }

        ulong mask = ulong.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(most), drawn;
        do
        {
            drawn = mask & (most <= uint.MaxValue ? bits.Next() : bits.NextLong());
        }
        while (drawn > most);
        return drawn;
    }
}
