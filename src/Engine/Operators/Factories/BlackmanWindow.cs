using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Blackman's window: 0.42 − 0.5 · cos(2πn / (N − 1)) + 0.08 · cos(4πn / (N − 1)). Periodic ones, for spectra, have N − 1 numbers.
    /// </summary>
    /// <derivative>none: a constant</derivative>
    [Operator("blackman_window", TakesOut = false)]
    [Sample("6")]
    public static Tensor BlackmanWindow(
        long windowLength, bool periodic = true, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Windowed("blackman_window", windowLength, periodic, dtype, requiresGrad, static (n, count) =>
        {
            Tensor angle = n * (Math.PI / (count - 1));
            return ((angle * 4).Cos() * 0.08) - ((angle * 2).Cos() * 0.5) + 0.42;
        });
}
