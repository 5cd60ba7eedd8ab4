using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// Lays out the windows of an image as the columns of a matrix (im2col, for one to three dimensions), and the adjoint map.
/// </summary>
internal static class Unfold
{
    /// <summary>
    /// columns[c·taps + t, p] = the t-th element of window start + p in channel c, 0 outside the image, for 0 ≤ p &lt; count;
    /// image is (channels, volume), columns is (channels · taps, count).
    /// </summary>
    public static void Gather<T>(
        ReadOnlySpan<T> image,
        long channels,
        in Windows windows,
        int start,
        int count,
        Span<T> columns
    )
        where T : unmanaged, INumberBase<T>
    {
        var (volume, taps, step) = (windows.Volume, windows.Taps, (int)windows.Width.Stride);
        var clears = windows.LeaveImage;
        for (var row = 0; row < channels * taps; row++)
        {
            var (channel, tap) = Math.DivRem(row, taps);
            var source = image.Slice(channel * volume, volume);
            var target = columns.Slice(row * count, count);
            if (clears)
            {
                target.Clear();
            }

            foreach (var run in windows.Runs(tap, start, count))
            {
                Take(source[run.Image..], step, target.Slice(run.Position, run.Length));
            }
        }
    }

    /// <summary>image[c, …] += every element of columns where <see cref="Gather"/> would take it from: the adjoint of Gather.</summary>
    public static void Scatter<T>(
        ReadOnlySpan<T> columns,
        long channels,
        in Windows windows,
        int start,
        int count,
        Span<T> image
    )
        where T : unmanaged, INumberBase<T>
    {
        var (volume, taps, step) = (windows.Volume, windows.Taps, (int)windows.Width.Stride);
        for (var row = 0; row < channels * taps; row++)
        {
            var (channel, tap) = Math.DivRem(row, taps);
            var source = columns.Slice(row * count, count);
            var target = image.Slice(channel * volume, volume);
            foreach (var run in windows.Runs(tap, start, count))
            {
                Add(source.Slice(run.Position, run.Length), step, target[run.Image..]);
            }
        }
    }

    private static void Take<T>(ReadOnlySpan<T> source, int step, Span<T> target)
    {
        if (step == 1)
        {
            source[..target.Length].CopyTo(target);
            return;
        }

        for (int i = 0, j = 0; i < target.Length; i++, j += step)
        {
            target[i] = source[j];
        }
    }

    private static void Add<T>(ReadOnlySpan<T> source, int step, Span<T> target)
        where T : unmanaged, INumberBase<T>
    {
        if (step == 1)
        {
            TensorPrimitives.Add(source, target[..source.Length], target[..source.Length]);
            return;
        }

        for (int i = 0, j = 0; i < source.Length; i++, j += step)
        {
            target[j] += source[i];
        }
    }
}
