using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverse of fft2 over two dimensions, by default the last two.</summary>
    /// <derivative>the adjoint: grad, transformed with the other sign and the same factor</derivative>
    [Operator("fft.ifft2")]
    [Sample("complex(2, 3)")]
    [Sample("complex(2, 3, 4), s=[3, 5], dim=[0, 2], norm=\"ortho\"")]
    public static Tensor Ifft2(this Tensor input, long[]? s = null, long[]? dim = null, string? norm = null)
    {
        var (dims, lengths) = Spectrum.Resolve(input, s, dim ?? [-2, -1]);
        return Spectrum.Transform(input, dims, lengths, forward: false, Spectrum.Scale(norm, false, lengths));
    }
}
