using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The transform over two dimensions, by default the last two of a signal that mirrors its conjugate, of which half is given: real numbers.</summary>
    /// <derivative>the adjoint: grad, transformed with the other sign and the same factor</derivative>
    [Operator("fft.hfft2")]
    [Sample("complex(2, 3)")]
    [Sample("complex(2, 3, 4), s=[3, 5], dim=[0, 2], norm=\"ortho\"")]
    public static Tensor Hfft2(this Tensor input, long[]? s = null, long[]? dim = null, string? norm = null)
    {
        var (dims, lengths) = Spectrum.ResolveSome(input, s, dim ?? [-2, -1], halved: true);
        Tensor half = Spectrum.Transform(input, dims.AsSpan()[..^1], lengths.AsSpan()[..^1], forward: true, 1);
        return Spectrum.ToReal(half, dims[^1], lengths[^1], forward: true, Spectrum.Scale(norm, true, lengths)).AsNode("FftC2RBackward0", input);
    }
}
