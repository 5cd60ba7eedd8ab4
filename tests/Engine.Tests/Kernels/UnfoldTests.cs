using GradService.Kernels;

namespace GradService.Tests.Kernels;

public sealed class UnfoldTests
{
    private static readonly Windows TwoByTwo = Windows.Over([new Axis(2, 2, 2, 1, 1, 2), new Axis(3, 2, 2, 1, 0, 1)]);

    [Fact]
    public void Each_column_holds_one_window_and_zeros_outside_the_image()
    {
        var columns = new double[16];

        Unfold.Gather<double>([1, 2, 3, 4, 5, 6], 1, TwoByTwo, 0, 4, columns);

        // A row is a tap. The upper taps of the first line of windows lie above the image, the lower ones of the second below it.
        Assert.Equal([0, 0, 1, 2, 0, 0, 2, 3, 4, 5, 0, 0, 5, 6, 0, 0], columns);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 2)]
    [InlineData(3, 1)]
    public void A_range_of_windows_is_a_range_of_columns(int start, int count)
    {
        var image = Numbers.Random<float>(12, 1);
        var whole = new float[2 * 4 * 4];
        var range = new float[2 * 4 * count];
        Unfold.Gather<float>(image, 2, TwoByTwo, 0, 4, whole);

        Unfold.Gather<float>(image, 2, TwoByTwo, start, count, range);

        for (var row = 0; row < 8; row++)
        {
            Assert.Equal(whole.AsSpan(row * 4 + start, count), range.AsSpan(row * count, count));
        }
    }

    [Fact]
    public void Scatter_adds_to_what_is_there()
    {
        var windows = Windows.Over([new Axis(4, 3, 2, 1, 0, 1)]);
        var image = new[] { 100.0, 200, 300, 400 };

        Unfold.Scatter<double>([1, 2, 3, 10, 20, 30], 1, windows, 0, 3, image);

        Assert.Equal([101, 212, 323, 430], image);
    }
}
