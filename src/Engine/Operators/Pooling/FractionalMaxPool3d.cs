using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The maxima of windows that are spread at random steps over ([batch,] channels, depth, height, width) (Graham, 2014), so many or at such a ratio to the
    /// input; and, if asked for, where in their plane they stand.
    /// </summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("nn.functional.fractional_max_pool3d", OneStandsAlone = true)]
    [Sample("distinct(1, 1, 4, 4, 5), 2, output_size=[2, 3, 3], random_samples=prob(1, 1, 3)")]
    public static Tensor[] FractionalMaxPool3d(
        this Tensor input, long[] kernelSize, long[]? outputSize = null, double[]? outputRatio = null, bool returnIndices = false,
        Tensor? randomSamples = null)
    {
        (Tensor values, Tensor indices) = FractionalWindows.Maxima(3, input, kernelSize, outputSize, outputRatio, randomSamples);
        return returnIndices ? [values, indices] : [values];
    }
}
