using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Resamples by the nearest element.</summary>
    /// <derivative>that of interpolate</derivative>
    [Operator("nn.functional.upsample_nearest")]
    [Sample("real(1, 2, 4), [7]")]
    public static Tensor UpsampleNearest(this Tensor input, long[]? size = null, double? scaleFactor = null) => input.Interpolate(size, scaleFactor);
}
