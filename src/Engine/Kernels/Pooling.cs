using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// Maximum and average over windows of 1 to 3 dimensions, in each of many planes (batch × channels), and their adjoints. Windows from
/// <see cref="Axis.Adaptive"/> axes give the adaptive kinds; padding never takes part in a maximum.
/// </summary>
internal static class Pooling
{
    /// <summary>
    /// values = the maximum of each window, indices = where in its plane it stands. As in PyTorch the first of equals wins and a NaN
    /// wins over all before it. A window with no element gives -∞ and the index -1.
    /// </summary>
    public static unsafe void Max<T>(
        ReadOnlySpan<T> input,
        long planes,
        Windows windows,
        Span<T> values,
        Span<long> indices
    )
        where T : unmanaged, INumber<T>
    {
        var (volume, positions) = (windows.Volume, windows.Positions);
        fixed (T* x = input, y = values)
        fixed (long* i = indices)
        {
            var images = new Pinned<T>(x, input.Length);
            var maxima = new Pinned<T>(y, values.Length);
            var places = new Pinned<long>(i, indices.Length);
            Threads.For(
                planes,
                input.Length,
                plane =>
                    Max<T>(
                        images.Part(plane, volume),
                        windows,
                        maxima.Part(plane, positions),
                        places.Part(plane, positions)
                    )
            );
        }
    }

    /// <summary>inputGradient[indices] += gradient, plane by plane, from zero: the adjoint of <see cref="Pick"/>.</summary>
    public static void Put<T>(
        ReadOnlySpan<T> gradient,
        ReadOnlySpan<long> indices,
        long planes,
        Windows windows,
        Span<T> inputGradient
    )
        where T : unmanaged, INumberBase<T>
    {
        inputGradient.Clear();
        var (volume, positions) = (windows.Volume, windows.Positions);
        for (var plane = 0; plane < planes; plane++)
        {
            var image = inputGradient.Slice(plane * volume, volume);
            for (var i = plane * positions; i < (plane + 1) * positions; i++)
            {
                if (indices[i] >= 0)
                {
                    image[(int)indices[i]] += gradient[i];
                }
            }
        }
    }

    /// <summary>output = input[indices], plane by plane: the derivative of a maximum.</summary>
    public static void Pick<T>(
        ReadOnlySpan<T> input,
        ReadOnlySpan<long> indices,
        long planes,
        Windows windows,
        Span<T> output
    )
        where T : unmanaged, INumberBase<T>
    {
        var (volume, positions) = (windows.Volume, windows.Positions);
        for (var plane = 0; plane < planes; plane++)
        {
            var image = input.Slice(plane * volume, volume);
            for (var i = plane * positions; i < (plane + 1) * positions; i++)
            {
                output[i] = indices[i] >= 0 ? image[(int)indices[i]] : T.Zero;
            }
        }
    }

    /// <summary>output = the sum of each window / its <see cref="Divisor"/>; 0 for a window with no element.</summary>
    public static unsafe void Average<T>(
        ReadOnlySpan<T> input,
        long planes,
        Windows windows,
        Divisor divisor,
        Span<T> output
    )
        where T : unmanaged, INumberBase<T>
    {
        var (volume, positions) = (windows.Volume, windows.Positions);
        fixed (T* x = input, y = output)
        {
            var images = new Pinned<T>(x, input.Length);
            var averages = new Pinned<T>(y, output.Length);
            Threads.For(
                planes,
                input.Length,
                plane =>
                    Average<T>(images.Part(plane, volume), windows, divisor, averages.Part(plane, positions))
            );
        }
    }

    /// <summary>Every element of a window is given its share of the gradient: the adjoint of Average.</summary>
    public static unsafe void AverageAdjoint<T>(
        ReadOnlySpan<T> gradient,
        long planes,
        Windows windows,
        Divisor divisor,
        Span<T> inputGradient
    )
        where T : unmanaged, INumberBase<T>
    {
        var (volume, positions) = (windows.Volume, windows.Positions);
        fixed (T* g = gradient, x = inputGradient)
        {
            var gradients = new Pinned<T>(g, gradient.Length);
            var images = new Pinned<T>(x, inputGradient.Length);
            Threads.For(
                planes,
                inputGradient.Length,
                plane =>
                    Spread<T>(gradients.Part(plane, positions), windows, divisor, images.Part(plane, volume))
            );
        }
    }

    private static void Max<T>(ReadOnlySpan<T> image, in Windows windows, Span<T> values, Span<long> indices)
        where T : unmanaged, INumber<T>
    {
        foreach (var box in new Boxes(windows))
        {
            var (best, place) = (T.CreateSaturating(double.NegativeInfinity), -1);
            for (var d = box.Depth.First; d < box.Depth.End; d += windows.Depth.Dilation)
            {
                for (var h = box.Height.First; h < box.Height.End; h += windows.Height.Dilation)
                {
                    var row = windows.At(d, h, 0);
                    for (var w = box.Width.First; w < box.Width.End; w += windows.Width.Dilation)
                    {
                        var value = image[row + (int)w];
                        if (value > best || T.IsNaN(value) || place < 0)
                        {
                            (best, place) = (value, row + (int)w);
                        }
                    }
                }
            }

            values[box.Position] = best;
            indices[box.Position] = place;
        }
    }

    private static void Average<T>(ReadOnlySpan<T> image, in Windows windows, Divisor divisor, Span<T> averages)
        where T : unmanaged, INumberBase<T>
    {
        foreach (var box in new Boxes(windows))
        {
            var sum = T.Zero;
            for (var d = box.Depth.First; d < box.Depth.End; d++)
            {
                for (var h = box.Height.First; h < box.Height.End; h++)
                {
                    var row = image.Slice(windows.At(d, h, box.Width.First), box.WidthCount);
                    if (row.Length > Summation.Block)
                    {
                        sum += Summation.Sum(row);
                        continue;
                    }

                    foreach (var value in row)
                    {
                        sum += value;
                    }
                }
            }

            averages[box.Position] = box.IsEmpty ? T.Zero : sum / T.CreateTruncating(divisor.Of(windows, box));
        }
    }

    private static void Spread<T>(ReadOnlySpan<T> gradients, in Windows windows, Divisor divisor, Span<T> image)
        where T : unmanaged, INumberBase<T>
    {
        image.Clear();
        foreach (var box in new Boxes(windows))
        {
            if (box.IsEmpty)
            {
                continue;
            }

            var share = gradients[box.Position] / T.CreateTruncating(divisor.Of(windows, box));
            for (var d = box.Depth.First; d < box.Depth.End; d++)
            {
                for (var h = box.Height.First; h < box.Height.End; h++)
                {
                    foreach (ref var element in image.Slice(windows.At(d, h, box.Width.First), box.WidthCount))
                    {
                        element += share;
                    }
                }
            }
        }
    }
}
