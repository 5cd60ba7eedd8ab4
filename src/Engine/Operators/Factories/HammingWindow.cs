using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Hamming's window: alpha − beta · cos(2πn / (N − 1)). Periodic ones, for spectra, have N − 1 numbers.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("hamming_window", TakesOut = false)]
    [Sample("6")]
    [Sample("5, False, 0.5, 0.5")]
    public static Tensor HammingWindow(
        long windowLength, bool periodic = true, double alpha = 0.54, double beta = 0.46, [KeywordOnly] DType? dtype = null,
        [KeywordOnly] bool requiresGrad = false) =>
        Windowed(
            "hamming_window", windowLength, periodic, dtype, requiresGrad, (n, count) => ((n * (2 * Math.PI / (count - 1))).Cos() * -beta) + alpha);
}
