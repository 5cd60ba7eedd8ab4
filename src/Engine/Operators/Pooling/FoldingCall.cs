using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The arguments of <c>unfold</c> and <c>fold</c>, checked.</summary>
internal static class FoldingCall
{
    public static void CheckRank(string name, Tensor input, int least)
    {
        if (input.Rank != least && input.Rank != least + 1)
        {
            throw GradException.Shape(
                $"{name}: Expected {least}D or {least + 1}D (batch mode) tensor with possibly 0 batch size for input, but got: {input.Shape}");
        }
    }

    /// <summary>The windows over an image of two dimensions.</summary>
    public static PoolingCall Read(Shape image, long[] kernelSize, long[]? dilation, long[]? padding, long[]? stride)
    {
        long[] kernel = Pair("kernel_size", kernelSize, 1), dilations = Pair("dilation", dilation, 1), pads = Pair("padding", padding, 0);
        long[] steps = Pair("stride", stride, 1);
        var axes = new Kernels.Axis[2];
        for (int i = 0; i < 2; i++)
        {
            long room = image[i] + (2 * pads[i]) - (dilations[i] * (kernel[i] - 1)) - 1;
            axes[i] = room >= 0 && image[i] <= int.MaxValue
                ? new Kernels.Axis(image[i], (room / steps[i]) + 1, kernel[i], steps[i], pads[i], dilations[i])
                : throw GradException.Shape(
                    $"Given an image with spatial size ({image[0]}, {image[1]}), kernel_size=({kernel[0]}, {kernel[1]}), "
                    + $"dilation=({dilations[0]}, {dilations[1]}), padding=({pads[0]}, {pads[1]}), stride=({steps[0]}, {steps[1]}), calculated shape of the "
                    + "array of sliding blocks is too small: its components must be at least one.");
        }

        return new PoolingCall(axes);
    }

    private static long[] Pair(string argument, long[]? given, long least)
    {
        long[] pair = given switch
        {
            null => [least, least],
            { Length: 1 } => [given[0], given[0]],
            { Length: 2 } => given,
            _ => throw GradException.Argument($"{argument} must either be a single int, or a tuple of 2 ints"),
        };
        return pair.All(value => value >= least && value <= int.MaxValue)
            ? pair
            : throw GradException.Argument($"{argument} should be {(least == 0 ? "non-negative" : "greater than zero")}, but got {argument}={Shape.Format(pair)}");
    }
}
