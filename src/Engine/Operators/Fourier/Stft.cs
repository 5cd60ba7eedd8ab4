using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The Fourier transforms of windows of a signal ([batch,] time), hop_length apart: ([batch,] frequencies, frames), or with
    /// real and imaginary parts in one more dimension where return_complex is not true. With center the signal is padded by half a window.
    /// </summary>
    /// <derivative>grad, transformed back, weighted by the window, and summed where windows overlap</derivative>
    [Operator("stft", TakesOut = false)]
    [Sample("real(10), 4, window=real(4), return_complex=True")]
    [Sample("complex(2, 9), 5, hop_length=2, win_length=3, normalized=True")]
    [Sample("real(9), 5, center=False, onesided=False")]
    public static Tensor Stft(
        this Tensor input, long nFft, long? hopLength = null, long? winLength = null, Tensor? window = null, bool center = true,
        string padMode = "reflect", bool normalized = false, bool? onesided = null, bool? returnComplex = null)
    {
        Tensor signal = input.Rank == 1 ? input.Unsqueeze(0) : input;
        if (center && signal.Rank == 2 && nFft > 0)
        {
            signal = signal.Unsqueeze(0).Pad([nFft / 2, nFft / 2], padMode).Squeeze(0);
        }

        var call = new ShortTime(nFft, hopLength ?? nFft / 4, winLength ?? nFft, window);
        call.CheckStft(input.Rank == 1 ? signal.Squeeze(0) : signal, normalized, onesided, returnComplex);
        Tensor frames = signal.Unfold(1, nFft, call.Hop);
        frames = call.Padded(input.DType.ToReal()) is { } weights ? frames.Mul(weights) : frames;
        string norm = normalized ? "ortho" : "backward";
        bool complex = frames.DType.IsComplex();
        if (complex && onesided == true)
        {
            throw GradException.Argument("Cannot have onesided output if window or input is complex");
        }

        Tensor spectra = (onesided ?? !complex ? frames.Rfft(norm: norm) : frames.Fft(norm: norm)).Transpose(1, 2);
        spectra = input.Rank == 1 ? spectra.Squeeze(0) : spectra;
        return returnComplex ?? complex ? spectra : spectra.ViewAsReal();
    }
}
