using System.Numerics;
using GradService.Kernels;

namespace GradService.Tests.Kernels;

public sealed class FourierTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(67)]
    [InlineData(134)]
    [InlineData(343)]
    [InlineData(1009)]
    public void A_transform_of_any_length_is_the_sum_that_defines_it(int length)
    {
        var random = new Random(length);
        Complex[] line = [.. Enumerable.Range(0, length).Select(_ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5))];
        foreach (bool forward in (bool[])[true, false])
        {
            var transformed = (Complex[])line.Clone();
            new Fourier(length, forward).Transform(transformed);
            for (int k = 0; k < length; k++)
            {
                Complex sum = 0;
                for (int j = 0; j < length; j++)
                {
                    sum += line[j] * Complex.FromPolarCoordinates(1, (forward ? -2 : 2) * Math.PI * ((long)j * k % length) / length);
                }

                Assert.True(Complex.Abs(sum - transformed[k]) < 1e-12 * length, $"element {k} of {length}: {transformed[k]}, not {sum}");
            }
        }
    }
}
