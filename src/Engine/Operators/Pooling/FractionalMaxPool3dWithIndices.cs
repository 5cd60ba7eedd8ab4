using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of windows that are spread at random steps, and where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("nn.functional.fractional_max_pool3d_with_indices")]
    [Sample("distinct(1, 1, 4, 4, 5), 2, output_size=[2, 3, 3], random_samples=prob(1, 1, 3)")]
    public static (Tensor Values, Tensor Indices) FractionalMaxPool3dWithIndices(
        this Tensor input, long[] kernelSize, long[]? outputSize = null, double[]? outputRatio = null, bool returnIndices = false,
        Tensor? randomSamples = null) => FractionalWindows.Maxima(3, input, kernelSize, outputSize, outputRatio, randomSamples);
}
