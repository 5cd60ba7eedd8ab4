using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The frequencies of the elements of rfft, for n samples that lie d apart: 0, 1, …, n / 2 over n · d.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("fft.rfftfreq")]
    [Sample("5, 0.5")]
    public static Tensor RfftFreq(long n, double d = 1, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Made(Spectrum.Frequencies(n, d, halved: true, dtype ?? Evaluation.DefaultDType), requiresGrad);
}
