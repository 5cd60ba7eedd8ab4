using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Bartlett's window, a triangle: 1 − |2n / (N − 1) − 1|. Periodic ones, for spectra, have N − 1 numbers.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("bartlett_window", TakesOut = false)]
    [Sample("6")]
    public static Tensor BartlettWindow(
        long windowLength, bool periodic = true, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Windowed("bartlett_window", windowLength, periodic, dtype, requiresGrad, static (n, count) =>
        {
            Tensor rise = n * (2.0 / (count - 1));
            return rise.Minimum(2 - rise);
        });
}
