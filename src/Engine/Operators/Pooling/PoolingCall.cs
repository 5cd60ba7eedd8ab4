using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The arguments of a pooling over the last dimensions of a tensor: checked, and made into windows.</summary>
internal readonly record struct PoolingCall(Axis[] Axes)
{
    /// <summary>Elements in a window.</summary>
    public long Taps => Axes.Aggregate(1L, (product, axis) => product * Math.Max(1, axis.Kernel));

    public Windows Windows => Windows.Over(Axes);

    /// <summary>Windows of a given size, a given number of steps apart.</summary>
    public static PoolingCall Sliding(
        string name, int spatial, Tensor input, long[] kernelSize, long[]? stride, long[]? padding, long[]? dilation, bool ceilMode)
    {
        CheckRank(name, spatial, input);
        long[] kernel = Read(name, spatial, "kernel_size", kernelSize, 1, "kernel size should be greater than zero, but got");
        long[] steps = stride is null or { Length: 0 } ? kernel : Read(name, spatial, "stride", stride, 1, "stride should be greater than zero, but got");
        long[] pads = padding is null ? new long[spatial] : Read(name, spatial, "padding", padding, 0, "padding should not be negative, but got");
        long[] dilations = dilation is null
            ? [.. Enumerable.Repeat(1L, spatial)]
            : Read(name, spatial, "dilation", dilation, 1, "dilation should be greater than zero, but got");
        var axes = new Axis[spatial];
        for (int i = 0; i < spatial; i++)
        {
            if (pads[i] > (((kernel[i] - 1) * dilations[i]) + 1) / 2)
            {
                throw GradException.Argument(
                    $"pad should be at most half of effective kernel size, but got pad={pads[i]}, kernel_size={kernel[i]} and dilation={dilations[i]}");
            }

            long size = input.Shape[^(spatial - i)];
            long room = size + (2 * pads[i]) - (dilations[i] * (kernel[i] - 1)) - 1;
            long output = (long)Math.Floor((double)(room + (ceilMode ? steps[i] - 1 : 0)) / steps[i]) + 1;

            // The last window must begin inside the input or its left padding.
            output -= ceilMode && (output - 1) * steps[i] >= size + pads[i] ? 1 : 0;
            axes[i] = output > 0
                ? new Axis(size, output, kernel[i], steps[i], pads[i], dilations[i])
                : throw GradException.Shape(
                    $"{name}(): Given input size {Shape.Format(input.Shape.Sizes[^(spatial + 1)..])}, the calculated output size is too small: {output}");
        }

        return new PoolingCall(axes);
    }

    /// <summary>So many windows that cover the input evenly; null keeps the input's size.</summary>
    public static PoolingCall Adaptive(string name, int spatial, Tensor input, long?[] outputSize)
    {
        CheckRank(name, spatial, input);
        if (outputSize.Length != 1 && outputSize.Length != spatial)
        {
            throw GradException.Argument($"{name}(): internal error: output_size.size() must be {spatial}");
        }

        var axes = new Axis[spatial];
        for (int i = 0; i < spatial; i++)
        {
            long size = input.Shape[^(spatial - i)];
            long output = outputSize[outputSize.Length == 1 ? 0 : i] ?? size;
            axes[i] = output is >= 0 and <= int.MaxValue
                ? Axis.Adaptive(size, output)
                : throw GradException.Argument($"{name}(): elements of output_size must be greater than or equal to 0, but got {output}");
        }

        return new PoolingCall(axes);
    }

    /// <summary>The shape of the result.</summary>
    public Shape Output(Shape input) => Shape.Of([.. input.Sizes[..^Axes.Length], .. Axes.Select(axis => axis.Output)]);

    private static void CheckRank(string name, int spatial, Tensor input)
    {
        if (input.Rank != spatial + 1 && input.Rank != spatial + 2)
        {
            throw GradException.Shape(
                $"{name}(): Expected {spatial + 1}D or {spatial + 2}D (batch mode) tensor with optional 0 dim batch size for input, but got: {input.Shape}");
        }

        for (int i = input.Rank - spatial - 1; i < input.Rank; i++)
        {
            if (input.Shape[i] is 0 or > int.MaxValue)
            {
                throw GradException.Shape(
                    $"{name}(): Expected input to have non-zero and not too large size for non-batch dimensions, but input has sizes {input.Shape} with "
                    + $"dimension {i} being {(input.Shape[i] == 0 ? "empty" : "too large")}");
            }
        }
    }

    /// <summary>A number for each spatial dimension: one number stands for all.</summary>
    private static long[] Read(string name, int spatial, string argument, long[] given, long least, string tooSmall)
    {
        if (given.Length != 1 && given.Length != spatial)
        {
            throw GradException.Argument($"{name}: {argument} must either be a single int, or a tuple of {spatial} ints");
        }

        foreach (long value in given)
        {
            if (value < least || value > int.MaxValue)
            {
                throw GradException.Argument(value < least ? $"{name}: {tooSmall} {value}" : $"{name}: {argument} {value} is too large");
            }
        }

        return given.Length == spatial ? given : [.. Enumerable.Repeat(given[0], spatial)];
    }
}
