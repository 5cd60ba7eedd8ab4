using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Normalizes groups of neighbouring channels of (batch, channels, …), for each image by itself.</summary>
    /// <derivative>that of a layer normalization of each group</derivative>
    [Operator("nn.functional.group_norm", "group_norm", TakesOut = false)]
    [Sample("real(2, 4, 3), 2, real(4), real(4)")]
    public static Tensor GroupNorm(this Tensor input, long numGroups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5)
    {
        Standardized.CheckFloating("GroupNormKernelImpl", input);
        if (numGroups <= 0 || input.Rank < 2 || input.Shape[1] % numGroups != 0)
        {
            throw GradException.Shape(
                numGroups <= 0 ? $"Expected num groups to be greater than 0, got {numGroups}"
                : input.Rank < 2 ? $"Expected at least 2 dimensions for input tensor but received {input.Rank}"
                : $"Expected number of channels in input to be divisible by num_groups, but got input of shape {input.Shape} and num_groups={numGroups}");
        }

        foreach (var (name, affine) in new[] { ("weight", weight), ("bias", bias) })
        {
            if (affine is not null && (affine.Rank != 1 || affine.Count != input.Shape[1]))
            {
                throw GradException.Shape(
                    $"Expected {name} to be a vector of size equal to the number of channels in input, but got {name} of shape {affine.Shape} and input of shape "
                    + $"{input.Shape}");
            }
        }

        long images = input.Shape[0];
        long row = images == 0 ? 0 : input.Count / images / numGroups;
        Tensor values = Standardized.Over(input.Reshape(images, numGroups, row), [2], eps).Values.Reshape(input.Shape.ToArray());
        return Standardized.Scaled(values, Standardized.PerChannel(weight, input.Rank), Standardized.PerChannel(bias, input.Rank), input.DType)
            .AsNode("NativeGroupNormBackward0", input, weight, bias);
    }
}
