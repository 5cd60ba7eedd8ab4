using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Kaiser's window: I₀(beta · √(1 − (2n / (N − 1) − 1)²)) / I₀(beta). Periodic ones, for spectra, have N − 1 numbers.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("kaiser_window", TakesOut = false)]
    [Sample("6")]
    [Sample("5, False, 3.5")]
    public static Tensor KaiserWindow(
        long windowLength, bool periodic = true, double beta = 12, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Windowed("kaiser_window", windowLength, periodic, dtype, requiresGrad, (n, count) =>
        {
            Tensor place = ((n * 2) / (count - 1)) - 1, root = (1 - (place * place)).ClampMin(0).Sqrt();
            return (root * beta).I0() / Full([], beta, n.DType).I0();
        });
}
