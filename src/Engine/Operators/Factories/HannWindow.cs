using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Hann's window, a raised cosine: ½ − ½ · cos(2πn / (N − 1)). Periodic ones, for spectra, have N − 1 numbers.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("hann_window", TakesOut = false)]
    [Sample("6")]
    public static Tensor HannWindow(long windowLength, bool periodic = true, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Windowed("hann_window", windowLength, periodic, dtype, requiresGrad, (n, count) => ((n * (2 * Math.PI / (count - 1))).Cos() * -0.5) + 0.5);
}
