using System.Numerics;
using GradService.Kernels;

namespace GradService.Tests.Kernels;

public sealed class PoolingTests
{
    /// <summary>input, output, kernel, stride, padding, dilation, axis by axis.</summary>
    public static TheoryData<long[][]> Axes =>
        [
            .. Undilated,
            [[9, 5, 3, 1, 0, 2], [9, 3, 3, 3, 1, 2]],
        ];

    public static TheoryData<long[][]> Undilated =>
        [
            [[7, 3, 3, 2, 0, 1]],
            [[7, 4, 3, 2, 1, 1]],
            [[8, 4, 2, 2, 0, 1], [6, 3, 2, 2, 0, 1]],
            [[6, 4, 3, 2, 1, 1], [5, 3, 2, 2, 0, 1]], // rounded up: the last windows stick out
            [[4, 2, 2, 2, 0, 1], [5, 3, 3, 2, 1, 1], [6, 5, 2, 1, 0, 1]],
            [[300, 150, 2, 2, 0, 1], [300, 150, 2, 2, 0, 1]],
        ];

    [Theory]
    [MemberData(nameof(Axes))]
    public void A_maximum_is_the_first_of_the_greatest_in_its_window(long[][] axes)
    {
        var windows = Over(axes);
        const int planes = 3;
        var x = Numbers.Random<int>(planes * windows.Volume, 1); // whole numbers, so that there are equals
        var values = new int[planes * windows.Positions];
        var indices = new long[values.Length];

        Pooling.Max<int>(x, planes, windows, values, indices);

        for (var i = 0; i < values.Length; i++)
        {
            var plane = x.AsMemory(i / windows.Positions * windows.Volume, windows.Volume);
            var window = Window(axes, i % windows.Positions).ToArray();
            var place = window.MaxBy(at => (plane.Span[at], -at));
            Assert.Equal(place, indices[i]);
            Assert.Equal(plane.Span[place], values[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Undilated))]
    public void An_average_counts_only_the_image_unless_told_otherwise(long[][] axes)
    {
        var windows = Over(axes);
        var x = Numbers.Random<double>(windows.Volume, 1);
        var y = new double[windows.Positions];
        var sums = Enumerable.Range(0, y.Length).Select(i => Window(axes, i).Sum(at => x[at])).ToArray();
        var counts = Enumerable.Range(0, y.Length).Select(i => Window(axes, i).Count()).ToArray();

        Pooling.Average<double>(x, 1, windows, new Divisor(CountIncludePad: false), y);
        Numbers.AssertClose<double>([.. sums.Zip(counts, (sum, count) => sum / count)], y, 1e-14);

        Pooling.Average<double>(x, 1, windows, new Divisor(CountIncludePad: true, Override: 7), y);
        Numbers.AssertClose<double>([.. sums.Select(sum => sum / 7)], y, 1e-14);
    }

    [Fact]
    public void Padding_counts_in_an_average_but_not_what_lies_beyond_it()
    {
        // Five elements and one of padding on both sides; the last of three windows of three, two apart, would need no more.
        var exact = Windows.Over([new Axis(5, 3, 3, 2, 1, 1)]);
        // Four elements: the last window sticks out of the padding too.
        var rounded = Windows.Over([new Axis(4, 3, 3, 2, 1, 1)]);
        var y = new double[3];

        Pooling.Average<double>([6, 6, 6, 6, 6], 1, exact, new Divisor(CountIncludePad: true), y);
        Assert.Equal([4, 6, 4], y);

        Pooling.Average<double>([6, 6, 6, 6], 1, rounded, new Divisor(CountIncludePad: true), y);
        Assert.Equal([4, 6, 3], y);
    }

    [Fact]
    public void Adaptive_windows_cover_the_input_evenly()
    {
        var windows = Windows.Over([Axis.Adaptive(5, 3)]);
        var (y, values, indices) = (new double[3], new double[3], new long[3]);

        Pooling.Average<double>([1, 2, 4, 8, 16], 1, windows, new Divisor(CountIncludePad: false), y);
        Pooling.Max<double>([1, 2, 4, 8, 16], 1, windows, values, indices);

        Assert.Equal([1.5, 14 / 3.0, 12], y); // [0, 2), [1, 4), [3, 5)
        Assert.Equal([2, 8, 16], values);
        Assert.Equal([1, 3, 4], indices);
    }

    [Fact]
    public void NaN_wins_and_minus_infinity_can_be_a_maximum()
    {
        var windows = Windows.Over([new Axis(6, 3, 2, 2, 0, 1)]);
        var (values, indices) = (new double[3], new long[3]);
        const double Low = double.NegativeInfinity;

        Pooling.Max<double>([double.NaN, 9, 1, double.NaN, Low, Low], 1, windows, values, indices);

        Assert.Equal([double.NaN, double.NaN, Low], values);
        Assert.Equal([0, 3, 4], indices);
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Put_is_the_adjoint_of_Pick_which_repeats_the_maximum(long[][] axes)
    {
        var windows = Over(axes);
        const int planes = 2;
        var x = Numbers.Random<double>(planes * windows.Volume, 1);
        var g = Numbers.Random<double>(planes * windows.Positions, 2);
        var (maxima, picked, gradient, indices) = (new double[g.Length], new double[g.Length], new double[x.Length], new long[g.Length]);

        Pooling.Max<double>(x, planes, windows, maxima, indices);
        Pooling.Pick<double>(x, indices, planes, windows, picked);
        Pooling.Put<double>(g, indices, planes, windows, gradient);

        Assert.Equal(maxima, picked);
        Assert.Equal(MatrixProduct.Dot<double>(maxima, g), MatrixProduct.Dot<double>(x, gradient), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Undilated))]
    public void Adjoints_of_averages_have_the_same_inner_products(long[][] axes)
    {
        AveragesAreAdjoint(Over(axes), new Divisor(CountIncludePad: true));
        AveragesAreAdjoint(Over(axes), new Divisor(CountIncludePad: false));
        AveragesAreAdjoint(
            Windows.Over([.. axes.Select(axis => Axis.Adaptive(axis[0], axis[1]))]),
            new Divisor(CountIncludePad: false)
        );
    }

    [Fact]
    public void Complex_numbers_have_averages()
    {
        var y = new Complex[1];

        Pooling.Average<Complex>([new(1, 2), new(3, 6)], 1, Windows.Over([Axis.Adaptive(2, 1)]), new Divisor(false), y);

        Assert.Equal(new Complex(2, 4), y[0]);
    }

    private static void AveragesAreAdjoint(Windows windows, Divisor divisor)
    {
        const int planes = 2;
        var x = Numbers.Random<double>(planes * windows.Volume, 1);
        var g = Numbers.Random<double>(planes * windows.Positions, 2);
        var (y, gradient) = (new double[g.Length], new double[x.Length]);

        Pooling.Average<double>(x, planes, windows, divisor, y);
        Pooling.AverageAdjoint<double>(g, planes, windows, divisor, gradient);

        Assert.Equal(MatrixProduct.Dot<double>(y, g), MatrixProduct.Dot<double>(x, gradient), 1e-9);
    }

    private static Windows Over(long[][] axes) =>
        Windows.Over([.. axes.Select(a => new Axis(a[0], a[1], a[2], a[3], a[4], a[5]))]);

    /// <summary>The flat indices of a window's elements inside the image, in order.</summary>
    private static IEnumerable<int> Window(long[][] axes, int position)
    {
        IEnumerable<long> places = [0];
        var stride = axes.Aggregate(1L, (product, axis) => product * axis[1]);
        foreach (var axis in axes)
        {
            stride /= axis[1];
            var start = position / stride % axis[1] * axis[3] - axis[4];
            var inside = Enumerable.Range(0, (int)axis[2]).Select(tap => start + tap * axis[5]).Where(at => at >= 0 && at < axis[0]);
            places = places.SelectMany(outer => inside.Select(at => outer * axis[0] + at)).ToArray();
        }

        return places.Select(place => (int)place);
    }
}
