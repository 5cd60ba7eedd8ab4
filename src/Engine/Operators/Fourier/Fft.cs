using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The discrete Fourier transform along a dimension, cut or filled up with zeros to length n: y[k] = Σ x[j] · exp(-2πi · jk / n).</summary>
    /// <derivative>the adjoint: grad, transformed with the other sign and the same factor</derivative>
    [Operator("fft.fft")]
    [Sample("real(2, 5)")]
    [Sample("complex(4, 3), n=6, dim=0, norm=\"ortho\"")]
    public static Tensor Fft(this Tensor input, long? n = null, long dim = -1, string? norm = null)
    {
        var (dims, lengths) = Spectrum.ResolveSome(input, n is { } length ? [length] : null, [dim]);
        Tensor result = Spectrum.Transform(input, dims, lengths, forward: true, Spectrum.Scale(norm, true, lengths));
        return input.DType.IsComplex() ? result : result.AsNode("FftR2CBackward0", input);
    }
}
