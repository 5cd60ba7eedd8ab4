using System.Globalization;

namespace GradService.Tensors;

/// <summary>A bfloat16 number: the upper 16 bits of a float32. Storage only, arithmetic happens in float32.</summary>
public readonly struct BFloat16 : IEquatable<BFloat16>
{
    private const uint QuietNaNBit = 0x0040;

    private readonly ushort bits;

    private BFloat16(ushort bits) => this.bits = bits;

    /// <summary>Reinterprets 16 bits (1 sign, 8 exponent, 7 fraction) as a number.</summary>
    public static BFloat16 FromBits(ushort bits) => new(bits);

    /// <summary>The 16 bits of this number.</summary>
    public ushort ToBits() => bits;

    /// <summary>Rounds to the nearest bfloat16, ties to even; NaN stays NaN and overflow becomes infinity.</summary>
    public static explicit operator BFloat16(float value)
    {
        var wide = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value))
        {
            // Rounding could carry a NaN's payload into infinity, or drop all of it.
            return new BFloat16((ushort)((wide >> 16) | QuietNaNBit));
        }

        var roundToEven = 0x7FFFu + ((wide >> 16) & 1u);
        return new BFloat16((ushort)((wide + roundToEven) >> 16));
    }

    /// <summary>Rounds to float32 first and then to bfloat16, as PyTorch does.</summary>
    public static explicit operator BFloat16(double value) => (BFloat16)(float)value;

    /// <summary>Widens to float32, exactly.</summary>
    public static explicit operator float(BFloat16 value) =>
        BitConverter.UInt32BitsToSingle((uint)value.bits << 16);

    /// <summary>Widens to float64, exactly.</summary>
    public static explicit operator double(BFloat16 value) => (float)value;

    /// <summary>IEEE equality: NaN differs from itself and the two zeros are equal.</summary>
    public static bool operator ==(BFloat16 left, BFloat16 right) => (float)left == (float)right;

    /// <summary>The negation of IEEE equality.</summary>
    public static bool operator !=(BFloat16 left, BFloat16 right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(BFloat16 other) => ((float)this).Equals((float)other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BFloat16 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => ((float)this).ToString(CultureInfo.InvariantCulture);
}
