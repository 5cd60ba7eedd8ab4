using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The transform of a signal that mirrors its conjugate, of which half is given: n real numbers, by default 2 · (size - 1).</summary>
    /// <derivative>the adjoint: grad, transformed with the other sign and the same factor</derivative>
    [Operator("fft.hfft")]
    [Sample("complex(2, 4)")]
    [Sample("complex(4, 3), n=5, dim=0, norm=\"ortho\"")]
    public static Tensor Hfft(this Tensor input, long? n = null, long dim = -1, string? norm = null)
    {
        var (dims, lengths) = Spectrum.ResolveSome(input, n is { } length ? [length] : null, [dim], halved: true);
        return Spectrum.ToReal(input, dims[0], lengths[0], forward: true, Spectrum.Scale(norm, true, lengths));
    }
}
