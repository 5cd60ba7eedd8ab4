using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverse of fft along a dimension: y[k] = Σ x[j] · exp(2πi · jk / n) / n.</summary>
    /// <derivative>the adjoint: grad, transformed with the other sign and the same factor</derivative>
    [Operator("fft.ifft")]
    [Sample("complex(2, 5)")]
    [Sample("real(4, 3), n=3, dim=0, norm=\"forward\"")]
    public static Tensor Ifft(this Tensor input, long? n = null, long dim = -1, string? norm = null)
    {
        var (dims, lengths) = Spectrum.ResolveSome(input, n is { } length ? [length] : null, [dim]);
        return Spectrum.Transform(input, dims, lengths, forward: false, Spectrum.Scale(norm, false, lengths));
    }
}
