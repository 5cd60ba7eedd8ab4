using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The transform of real numbers over two dimensions, by default the last two; of the last one half is left out.</summary>
    /// <derivative>the adjoint: grad, transformed with the other sign and the same factor</derivative>
    [Operator("fft.rfft2")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3, 4), s=[3, 2], dim=[0, 2]")]
    public static Tensor Rfft2(this Tensor input, long[]? s = null, long[]? dim = null, string? norm = null)
    {
        var (dims, lengths) = Spectrum.ResolveSome(input, s, dim ?? [-2, -1]);
        Tensor half = Spectrum.FromReal("rfft2", input, dims[^1], lengths[^1], forward: true, Spectrum.Scale(norm, true, lengths));
        return Spectrum.Transform(half, dims.AsSpan()[..^1], lengths.AsSpan()[..^1], forward: true, 1).AsNode("FftR2CBackward0", input);
    }
}
