using System.Numerics;
using System.Runtime.CompilerServices;
using GradService.Tensors;

namespace GradService.Tests.Tensors;

public sealed class StorageFormatTests
{
    [Theory]
    [InlineData(1f, 0x3F80)]
    [InlineData(-0f, 0x8000)]
    [InlineData(1.00390625f, 0x3F80)] // half-way between 1 and 1.0078125: to even, down
    [InlineData(1.01171875f, 0x3F82)] // half-way between 1.0078125 and 1.015625: to even, up
    [InlineData(1.0039065f, 0x3F81)] // a little more than half-way
    [InlineData(1f / 3f, 0x3EAB)]
    [InlineData(3.4e38f, 0x7F80)] // rounds up to infinity
    [InlineData(float.NegativeInfinity, 0xFF80)]
    [InlineData(1e-40f, 0x0001)] // subnormal
    public void A_float_rounds_to_the_nearest_bfloat16_with_ties_to_even(float value, int bits)
    {
        Assert.Equal(bits, ((BFloat16)value).ToBits());
    }

    [Theory]
    [InlineData(0x7F800001u)] // a payload in the lower half only: cutting it off would leave infinity
    [InlineData(0x7FFFFFFFu)] // rounding it up would leave minus zero
    [InlineData(0xFFC00000u)]
    public void NaN_stays_NaN(uint bits)
    {
        var value = (BFloat16)BitConverter.UInt32BitsToSingle(bits);

        Assert.True(float.IsNaN((float)value));
        Assert.True(value != BFloat16.FromBits(value.ToBits()));
        Assert.True(value.Equals(BFloat16.FromBits(value.ToBits())));
    }

    [Fact]
    public void Every_bfloat16_survives_the_way_through_float()
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var value = BFloat16.FromBits((ushort)bits);
            if (!float.IsNaN((float)value))
            {
                Assert.Equal(bits, ((BFloat16)(float)value).ToBits());
            }
        }
    }

    [Fact]
    public void A_complex64_is_two_rounded_floats_in_order()
    {
        var stored = (Complex64)new Complex(0.1, -2);

        Assert.Equal(new Complex64(0.1f, -2f), stored);
        Assert.Equal(new Complex(0.1f, -2), (Complex)stored);
        Assert.Equal(8, Unsafe.SizeOf<Complex64>());
        Assert.Equal(0.1f, Unsafe.As<Complex64, float>(ref stored));
    }
}
