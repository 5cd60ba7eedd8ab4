using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The signal ([batch,] time) whose windows' Fourier transforms are nearest to the input ([batch,] frequencies, frames), in the least
    /// squares' sense (Griffin and Lim, 1984): the frames, weighted by the window, summed, over the sum of the squared windows.
    /// </summary>
    /// <derivative>grad, over the sum of the squared windows, in windows, transformed</derivative>
    [Operator("istft", TakesOut = false)]
    [Sample("complex(3, 5), 4, window=positive(4)")]
    [Sample("complex(2, 4, 6), 4, hop_length=2, center=False, onesided=False, return_complex=True")]
    [Sample("real(3, 5, 2), 4, win_length=3, normalized=True, length=4")]
    public static Tensor Istft(
        this Tensor input, long nFft, long? hopLength = null, long? winLength = null, Tensor? window = null, bool center = true,
        bool normalized = false, bool? onesided = null, long? length = null, bool returnComplex = false)
    {
        Tensor parts = input.DType.IsComplex() ? input.ViewAsReal() : input;
        var call = new ShortTime(nFft, hopLength ?? nFft / 4, winLength ?? nFft, window);
        bool half = call.CheckIstft(input, parts, center, normalized, onesided, length, returnComplex);
        Tensor spectra = parts.ViewAsComplex().Transpose(-1, -2);
        string norm = normalized ? "ortho" : "backward";
        Tensor frames = returnComplex ? spectra.Ifft(norm: norm) : half ? spectra.Irfft(nFft, norm: norm) : spectra.Slice(-1, 0, (nFft / 2) + 1).Irfft(nFft, norm: norm);
        frames = frames.Rank == 2 ? frames.Unsqueeze(0) : frames;

        long count = frames.Shape[1], total = nFft + (call.Hop * (count - 1)), start = center ? nFft / 2 : 0;
        Tensor weights = call.Padded(parts.DType) ?? Ones([nFft], parts.DType);
        var windows = new Unfold(1, nFft, call.Hop);
        Tensor sum = windows.Adjoint(frames.Mul(weights), Shape.Of(frames.Shape[0], total));
        Tensor envelope = windows.Adjoint(weights.Mul(weights).Expand([1, count, nFft]), Shape.Of(1, total));

        long end = length is { } samples ? start + Math.Min(samples, long.MaxValue - start) : total - start;
        (sum, envelope) = (sum.Slice(1, start, end), envelope.Slice(1, start, end));
        if (envelope.Detach().Abs().Lt(1e-11).Somewhere())
        {
            throw GradException.Argument($"{call.Describe(input, center, normalized, onesided, length, returnComplex)}window overlap add min: 1");
        }

        Tensor signal = sum.Div(envelope).ConstantPadNd([0, Math.Max(0, end - total)]);
        return parts.Rank == 3 ? signal.Squeeze(0) : signal;
    }
}
