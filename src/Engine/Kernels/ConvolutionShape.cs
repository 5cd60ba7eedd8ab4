namespace GradService.Kernels;

/// <summary>
/// The sizes of a convolution with input (batch, inChannels, *input), weight (outChannels, inChannels / groups, *kernel) and output
/// (batch, outChannels, *output). The arrays have one entry for each of 1 to 3 spatial dimensions.
/// </summary>
internal readonly record struct ConvolutionShape(
    long Batch,
    long InChannels,
    long OutChannels,
    long Groups,
    long[] Input,
    long[] Output,
    long[] Kernel,
    long[] Stride,
    long[] Padding,
    long[] Dilation
)
{
    /// <summary>How the kernel slides over an image.</summary>
    public Windows Windows
    {
        get
        {
            Span<Axis> axes = stackalloc Axis[Input.Length];
            for (var i = 0; i < axes.Length; i++)
            {
                axes[i] = new Axis(Input[i], Output[i], Kernel[i], Stride[i], Padding[i], Dilation[i]);
            }

            return Windows.Over(axes);
        }
    }
}
