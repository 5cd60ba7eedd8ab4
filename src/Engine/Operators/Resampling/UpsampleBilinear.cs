using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Resamples images linearly in both directions; the corners stay in their places.</summary>
    /// <derivative>that of interpolate</derivative>
    [Operator("nn.functional.upsample_bilinear")]
    [Sample("real(1, 2, 3, 4), [5, 2]")]
    public static Tensor UpsampleBilinear(this Tensor input, long[]? size = null, double? scaleFactor = null) =>
        input.Interpolate(size, scaleFactor, "bilinear", alignCorners: true);
}
