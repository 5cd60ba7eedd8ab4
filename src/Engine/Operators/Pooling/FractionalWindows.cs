using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Windows whose distances vary at random, so that they cover the input in any number.</summary>
internal static class FractionalWindows
{
    public static (Tensor Values, Tensor Indices) Maxima(
        int spatial, Tensor input, long[] kernelSize, long[]? outputSize, double[]? outputRatio, Tensor? samples)
    {
        string name = $"fractional_max_pool{spatial}d";
        if (input.Rank != spatial + 1 && input.Rank != spatial + 2)
        {
            throw GradException.Shape($"{name}(): Expected {spatial + 1}D or {spatial + 2}D tensor, but got: {input.Shape}");
        }

        if (!input.DType.IsFloatingPoint())
        {
            throw GradException.NotImplementedFor(name, input.DType);
        }

        if (outputSize is null && outputRatio is null)
        {
            throw GradException.Argument($"{name} requires specifying either an output_size or an output_ratio", "ValueError");
        }

        Shape image = Shape.Of(input.Shape.Sizes[^spatial..]);
        long[] kernel = Each(name, "kernel_size", spatial, kernelSize);
        long[] output = outputSize is null
            ? [.. Each(name, "output_ratio", spatial, outputRatio!).Select((ratio, i) => (long)(image[i] * ratio))]
            : Each(name, "output_size", spatial, outputSize);
        for (int i = 0; i < spatial; i++)
        {
            if (kernel[i] < 1 || output[i] < 1 || kernel[i] > image[i] || output[i] > image[i] - kernel[i] + 1)
            {
                throw GradException.Argument(
                    $"{name}(): pool size {kernel[i]} and output size {output[i]} do not fit input size {image[i]} in dimension {i - spatial}");
            }
        }

        long batch = input.Rank == spatial + 2 ? input.Shape[0] : 1, channels = input.Shape[^(spatial + 1)];
        samples ??= Draws.Uniform(Shape.Of(batch, channels, spatial), input.DType, 0, 1);
        if (!samples.Shape.Sizes.SequenceEqual([batch, channels, spatial]))
        {
            throw GradException.Shape($"Expect random_samples of shape [{batch}, {channels}, {spatial}], but got {samples.Shape}");
        }

        Tensor indices = input.IsBatched || samples.IsBatched
            ? EachSample.Apply(sample => Find(sample[0]!, image, kernel, output, sample[1]!), input.Detach(), samples.Detach())
            : Find(input.Detach(), image, kernel, output, samples.Detach());
        return (new PlanePick(spatial).Apply(input, indices), indices);
    }

    private static Tensor Find(Tensor input, Shape image, long[] kernel, long[] output, Tensor samples)
    {
        int spatial = kernel.Length;
        Tensor indices = Tensor.Empty(Shape.Of([.. input.Shape.Sizes[..^spatial], .. output]), DType.Int64);
        Evaluation.Charge(MatrixRule.Work(indices.Count, kernel.Aggregate(1L, Bounds.Product), 1));
        double[] chances = samples.ToDoubles();
        ReadOnlySpan<double> values = input.Dense(DType.Float64).Elements<double>();
        Span<long> found = indices.Elements<long>();
        int planes = chances.Length / spatial, windows = planes == 0 ? 0 : found.Length / planes;
        for (int plane = 0; plane < planes; plane++)
        {
            ReadOnlySpan<double> pixels = values.Slice(plane * (int)image.Count, (int)image.Count);
            long[][] starts = Starts(image, kernel, output, chances.AsSpan(plane * spatial, spatial), samples.DType);
            for (int i = 0; i < windows; i++)
            {
                found[(plane * windows) + i] = Greatest(pixels, image, kernel, starts, output, i);
            }
        }

        return indices;
    }

    /// <summary>Where the windows begin along each dimension. In two dimensions the first random number is the last dimension's.</summary>
    private static long[][] Starts(Shape image, long[] kernel, long[] output, ReadOnlySpan<double> chances, DType dtype)
    {
        var starts = new long[kernel.Length][];
        for (int d = 0; d < starts.Length; d++)
        {
            double chance = chances[starts.Length == 2 ? 1 - d : d];
            long room = image[d] - kernel[d];
            double step = (double)room / (output[d] - 1);
            starts[d] = new long[output[d]];
            for (int i = 0; i < output[d] - 1; i++)
            {
                starts[d][i] = dtype == DType.Float64
                    ? (long)((i + chance) * step) - (long)(chance * step)
                    : (long)((i + (float)chance) * ((float)room / (output[d] - 1))) - (long)((float)chance * ((float)room / (output[d] - 1)));
            }

            starts[d][^1] = room;
        }

        return starts;
    }

    // The first of the greatest, or the last NaN.
    private static long Greatest(ReadOnlySpan<double> pixels, Shape image, long[] kernel, long[][] starts, long[] output, int window)
    {
        long corner = 0;
        for (int d = kernel.Length - 1; d >= 0; d--)
        {
            corner += starts[d][window % output[d]] * image.Strides[d];
            window /= (int)output[d];
        }

        long best = corner;
        long count = kernel.Aggregate(1L, Bounds.Product);
        for (long i = 0; i < count; i++)
        {
            long place = corner;
            for (long d = kernel.Length - 1, rest = i; d >= 0; rest /= kernel[d], d--)
            {
                place += rest % kernel[d] * image.Strides[d];
            }

            double value = pixels[(int)place];
            best = value > pixels[(int)best] || double.IsNaN(value) ? place : best;
        }

        return best;
    }

    private static T[] Each<T>(string name, string argument, int spatial, T[] given) =>
        given.Length == spatial ? given
        : given.Length == 1 ? [.. Enumerable.Repeat(given[0], spatial)]
        : throw GradException.Argument($"{name}: {argument} must either be a single number or a tuple of {spatial}");
}
