using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverse of rfft: n real numbers, by default 2 · (size - 1).</summary>
    /// <derivative>the adjoint: grad, transformed with the other sign and the same factor</derivative>
    [Operator("fft.irfft")]
    [Sample("complex(2, 4)")]
    [Sample("complex(4, 3), n=5, dim=0, norm=\"ortho\"")]
    public static Tensor Irfft(this Tensor input, long? n = null, long dim = -1, string? norm = null)
    {
        var (dims, lengths) = Spectrum.ResolveSome(input, n is { } length ? [length] : null, [dim], halved: true);
        return Spectrum.ToReal(input, dims[0], lengths[0], forward: false, Spectrum.Scale(norm, false, lengths));
    }
}
