using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The first n / 2 + 1 elements of fft of real numbers; the others are their conjugates.</summary>
    /// <derivative>the adjoint: grad, transformed with the other sign and the same factor</derivative>
    [Operator("fft.rfft")]
    [Sample("real(2, 5)")]
    [Sample("real(4, 3), n=6, dim=0, norm=\"ortho\"")]
    public static Tensor Rfft(this Tensor input, long? n = null, long dim = -1, string? norm = null)
    {
        var (dims, lengths) = Spectrum.ResolveSome(input, n is { } length ? [length] : null, [dim]);
        return Spectrum.FromReal("rfft", input, dims[0], lengths[0], forward: true, Spectrum.Scale(norm, true, lengths));
    }
}
