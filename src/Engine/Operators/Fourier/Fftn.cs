using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The discrete Fourier transform over several dimensions, by default all.</summary>
    /// <derivative>the adjoint: grad, transformed with the other sign and the same factor</derivative>
    [Operator("fft.fftn")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3, 4), s=[3, 5], dim=[0, 2], norm=\"ortho\"")]
    public static Tensor Fftn(this Tensor input, long[]? s = null, long[]? dim = null, string? norm = null)
    {
        var (dims, lengths) = Spectrum.Resolve(input, s, dim);
        return Spectrum.Transform(input, dims, lengths, forward: true, Spectrum.Scale(norm, true, lengths));
    }
}
