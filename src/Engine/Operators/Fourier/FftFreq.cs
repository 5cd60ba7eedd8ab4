using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The frequencies of the elements of fft, for n samples that lie d apart: 0, 1, …, −2, −1 over n · d.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("fft.fftfreq")]
    [Sample("5, 0.5")]
    public static Tensor FftFreq(long n, double d = 1, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Made(Spectrum.Frequencies(n, d, halved: false, dtype ?? Evaluation.DefaultDType), requiresGrad);
}
