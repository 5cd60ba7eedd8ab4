using System.Numerics;
using GradService.Kernels;

namespace GradService.Tests.Kernels;

public sealed class MatrixProductTests
{
    /// <summary>Sizes on both sides of every border: direct loops, vectors, tiles, blocks, shares among threads.</summary>
    public static TheoryData<int, int, int> Sizes =>
        new()
        {
            { 0, 3, 2 },
            { 3, 0, 2 },
            { 2, 3, 0 },
            { 1, 1, 1 },
            { 2, 3, 4 },
            { 1, 1, 3000 },
            { 1, 70, 40 },
            { 3, 1500, 5 },
            { 70, 1, 40 },
            { 1500, 3, 5 },
            { 6, 16, 8 },
            { 7, 17, 9 },
            { 13, 31, 29 },
            { 97, 65, 257 },
            { 101, 270, 45 },
            { 5, 2100, 20 },
            { 130, 520, 40 },
        };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_of_doubles_is_the_sum_over_the_inner_index(int m, int n, int k) =>
        ProductsMatch<double>(m, n, k, Math.Pow(2, -52));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_of_floats_is_the_sum_over_the_inner_index(int m, int n, int k) =>
        ProductsMatch<float>(m, n, k, Math.Pow(2, -23));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_of_integers_is_exact(int m, int n, int k)
    {
        ProductsMatch<long>(m, n, k, 0);
        ProductsMatch<int>(m, n, k, 0);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_of_complex_numbers_conjugates_nothing(int m, int n, int k) =>
        ProductsMatch<Complex>(m, n, k, Math.Pow(2, -51));

    [Fact]
    public void Whatever_stood_in_the_result_is_overwritten()
    {
        var c = new[] { double.NaN, double.NaN };

        MatrixProduct.Multiply(1, 2, 1, [2.0], 1, 1, [3.0, 4.0], 2, 1, c);

        Assert.Equal([6.0, 8.0], c);
    }

    [Fact]
    public void A_NaN_spoils_its_own_row_and_column_only()
    {
        const int size = 20;
        var a = Enumerable.Repeat(1.0, size * size).ToArray();
        var b = a.ToArray();
        var c = new double[size * size];
        a[3 * size + 5] = double.NaN;
        b[7 * size + 2] = double.PositiveInfinity;

        MatrixProduct.Multiply(size, size, size, a, size, 1, b, size, 1, c);

        for (var i = 0; i < c.Length; i++)
        {
            var expected = i / size == 3 ? double.NaN : i % size == 2 ? double.PositiveInfinity : size;
            Assert.Equal(expected, c[i]);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public void Strides_that_lead_beyond_the_elements_are_refused(int size) =>
        Assert.ThrowsAny<Exception>(() =>
        {
            var a = new double[size * size - 1];
            MatrixProduct.Multiply<double>(size, size, size, a, size, 1, a, size, 1, new double[size * size]);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(100_003)]
    public void A_dot_product_of_floats_keeps_nearly_all_digits(int length)
    {
        var a = Numbers.Random<float>(length, 1);
        var b = Numbers.Random<float>(length, 2);
        var exact = a.Zip(b, (x, y) => (double)x * y).Sum();
        var size = a.Zip(b, (x, y) => Math.Abs((double)x * y)).Sum();

        Assert.Equal(exact, MatrixProduct.Dot<float>(a, b), 3e-7 * size);
    }

    // The error of a sum of k products is with near certainty below some √k roundings of the sum of their absolute values (Higham and Mary 2019).
    private static void ProductsMatch<T>(int m, int n, int k, double epsilon)
        where T : unmanaged, INumberBase<T>
    {
        var a = Numbers.Random<T>(2L * m * k + k + 2, 1);
        var b = Numbers.Random<T>(2L * n * k + n + 2, 2);
        ProductMatches(m, n, k, a, (k, 1), b, (n, 1), epsilon);
        ProductMatches(m, n, k, a, (1, m), b, (n, 1), epsilon);
        ProductMatches(m, n, k, a, (k, 1), b, (1, k), epsilon);
        ProductMatches(m, n, k, a, (1, m), b, (1, k), epsilon);
        ProductMatches(m, n, k, a, (2 * k, 2), b, (2 * n, 2), epsilon);
        ProductMatches(m, n, k, a, (0, 1), b, (1, 0), epsilon);
        ProductMatches(m, n, k, a, (1, 0), b, (0, 0), epsilon);
    }

    private static void ProductMatches<T>(
        int m,
        int n,
        int k,
        T[] a,
        (int Row, int Column) aStep,
        T[] b,
        (int Row, int Column) bStep,
        double epsilon
    )
        where T : unmanaged, INumberBase<T>
    {
        var actual = new T[m * n];
        var expected = new T[m * n];
        var sizes = new double[m * n];
        for (var i = 0; i < m * n; i++)
        {
            // What each addition loses is added up on its own (Knuth's exact sum of two), so that the sum is better than the product's.
            var lost = T.Zero;
            var size = 0.0;
            for (var p = 0; p < k; p++)
            {
                T term = a[i / n * aStep.Row + p * aStep.Column] * b[p * bStep.Row + i % n * bStep.Column], sum = expected[i] + term, added = sum - expected[i];
                lost += expected[i] - (sum - added) + (term - added);
                expected[i] = sum;
                size += double.CreateChecked(T.Abs(term));
            }

            expected[i] += lost;
            sizes[i] = size;
        }

        MatrixProduct.Multiply(m, n, k, a, aStep.Row, aStep.Column, b, bStep.Row, bStep.Column, actual);

        for (var i = 0; i < m * n; i++)
        {
            var difference = double.CreateChecked(T.Abs(expected[i] - actual[i]));
            Assert.True(difference <= 4 * Math.Sqrt(k) * epsilon * sizes[i], $"[{i}]: expected {expected[i]}, got {actual[i]}");
        }
    }
}
