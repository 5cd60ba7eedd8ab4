using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of windows that are spread at random steps, and where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("nn.functional.fractional_max_pool2d_with_indices")]
    [Sample("distinct(1, 2, 5, 6), 2, output_size=[3, 4], random_samples=prob(1, 2, 2)")]
    public static (Tensor Values, Tensor Indices) FractionalMaxPool2dWithIndices(
        this Tensor input, long[] kernelSize, long[]? outputSize = null, double[]? outputRatio = null, bool returnIndices = false,
        Tensor? randomSamples = null) => FractionalWindows.Maxima(2, input, kernelSize, outputSize, outputRatio, randomSamples);
}
