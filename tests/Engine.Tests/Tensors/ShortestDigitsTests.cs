using System.Globalization;
using GradService.Tensors.Printing;

namespace GradService.Tests.Tensors;

public sealed class ShortestDigitsTests
{
    [Fact]
    public void Every_power_of_two_is_read_back()
    {
        for (int exponent = -1074; exponent < 1024; exponent++)
        {
            double power = Math.ScaleB(1, exponent);
            Assert.Equal(power, double.Parse(ShortestDigits.Of(power), CultureInfo.InvariantCulture));
            Assert.Equal(-power, double.Parse(ShortestDigits.Of(-power), CultureInfo.InvariantCulture));
        }
    }
}
