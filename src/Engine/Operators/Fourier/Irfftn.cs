using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverse of rfftn: real numbers over several dimensions, by default all.</summary>
    /// <derivative>the adjoint: grad, transformed with the other sign and the same factor</derivative>
    [Operator("fft.irfftn")]
    [Sample("complex(2, 3)")]
    [Sample("complex(2, 3, 4), s=[3, 5], dim=[0, 2], norm=\"ortho\"")]
    public static Tensor Irfftn(this Tensor input, long[]? s = null, long[]? dim = null, string? norm = null)
    {
        var (dims, lengths) = Spectrum.ResolveSome(input, s, dim, halved: true);
        Tensor half = Spectrum.Transform(input, dims.AsSpan()[..^1], lengths.AsSpan()[..^1], forward: false, 1);
        return Spectrum.ToReal(half, dims[^1], lengths[^1], forward: false, Spectrum.Scale(norm, false, lengths)).AsNode("FftC2RBackward0", input);
    }
}
