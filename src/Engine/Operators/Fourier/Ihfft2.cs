using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverse of hfft2 over two dimensions, by default the last two; of the last one half is left out.</summary>
    /// <derivative>the adjoint: grad, transformed with the other sign and the same factor</derivative>
    [Operator("fft.ihfft2")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3, 4), s=[3, 2], dim=[0, 2]")]
    public static Tensor Ihfft2(this Tensor input, long[]? s = null, long[]? dim = null, string? norm = null)
    {
        var (dims, lengths) = Spectrum.ResolveSome(input, s, dim ?? [-2, -1]);
        Tensor half = Spectrum.FromReal("ihfft2", input, dims[^1], lengths[^1], forward: false, Spectrum.Scale(norm, false, lengths));
        return Spectrum.Transform(half, dims.AsSpan()[..^1], lengths.AsSpan()[..^1], forward: false, 1);
    }
}
