using System.Numerics;
using GradService.Kernels;

namespace GradService.Tests.Kernels;

public sealed class SummationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    [InlineData(77_777)]
    public void A_sum_of_integers_is_exact_at_every_length(int length)
    {
        var x = Numbers.Random<long>(length, 1);

        Assert.Equal(x.Sum(), Summation.Sum<long>(x));
    }

    [Fact]
    public void Ten_million_equal_floats_lose_no_more_than_the_last_digits()
    {
        var x = new float[10_000_000];
        Array.Fill(x, 0.1f);
        var total = new float[1];

        Summation.SumRows<float>(x, x.Length, 1, total);

        // Adding one by one gives 1087937.
        Assert.Equal(1e6f, Summation.Sum<float>(x), 1f);
        Assert.Equal(1e6f, total[0], 1f);
    }

    [Fact]
    public void Complex_numbers_are_summed_by_parts()
    {
        var x = Enumerable.Range(0, 1000).Select(i => new Complex(i, -2 * i)).ToArray();

        Assert.Equal(new Complex(499_500, -999_000), Summation.Sum<Complex>(x));
    }

    [Fact]
    public void NaN_and_infinity_reach_the_sum()
    {
        var x = new double[600];
        x[400] = double.PositiveInfinity;
        Assert.Equal(double.PositiveInfinity, Summation.Sum<double>(x));

        x[5] = double.NegativeInfinity;
        Assert.True(double.IsNaN(Summation.Sum<double>(x)));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 600)]
    [InlineData(1000, 1)]
    [InlineData(999, 3)]
    [InlineData(31, 100)]
    [InlineData(1000, 128)]
    [InlineData(33, 129)]
    [InlineData(100, 700)]
    public void Rows_of_every_width_add_up(int rows, int columns)
    {
        RowsAddUp<double>(rows, columns, 1e-12);
        RowsAddUp<float>(rows, columns, 1e-4);
        RowsAddUp<int>(rows, columns, 0);
        RowsAddUp<Complex>(rows, columns, 1e-12);
    }

    private static void RowsAddUp<T>(int rows, int columns, double tolerance)
        where T : unmanaged, INumberBase<T>
    {
        var matrix = Numbers.Random<T>(rows * columns, 1);
        var expected = new T[columns];
        for (var i = 0; i < matrix.Length; i++)
        {
            expected[i % columns] += matrix[i];
        }

        var actual = new T[columns];
        Array.Fill(actual, T.One);
        Summation.SumRows<T>(matrix, rows, columns, actual);

        Numbers.AssertClose<T>(expected, actual, tolerance);
    }
}
