"""The cases of more.py."""
import torch
import torch.nn.functional as F

from more import case, leaf

# Fourier
window = torch.hann_window(6)
case("stft", leaf(20), 6, window=window, return_complex=True)
case("stft", leaf(2, 15), 6, hop_length=2, win_length=5, window=leaf(5), normalized=True, return_complex=True, pad_mode="replicate")
case("stft", leaf(12), 5, center=False, onesided=False, return_complex=False)
case("stft", leaf(12, dtype=torch.complex128), 4, window=leaf(4, dtype=torch.complex128))
case("istft", leaf(4, 7, dtype=torch.complex128), 6, window=torch.hamming_window(6))
case("istft", leaf(2, 4, 7, dtype=torch.complex128), 6, hop_length=2, win_length=5, window=leaf(5), normalized=True, length=9, second=False)
case("istft", leaf(6, 7, dtype=torch.complex128), 6, onesided=False, return_complex=True)
case("istft", leaf(4, 3, 2), 6, length=20, center=False)
for n in (0, 1, 7, 8):
    for name in ("bartlett", "blackman", "hamming", "hann", "kaiser"):
        case(f"{name}_window", n)
        case(f"{name}_window", n, False)
case("hamming_window", 5, True, 0.4, 0.7)
case("kaiser_window", 6, False, 5.0)
for n in (1, 5, 6):
    case("fft.fftfreq", n)
    case("fft.rfftfreq", n, 0.25)

# Resampling
for align in (False, True):
    for padding in ("zeros", "border", "reflection"):
        for mode in ("bilinear", "nearest", "bicubic"):
            case("nn.functional.grid_sample", leaf(2, 3, 4, 5), leaf(2, 3, 4, 2), mode, padding, align, second=False)
        for mode in ("bilinear", "nearest"):
            case("nn.functional.grid_sample", leaf(2, 2, 3, 4, 5), leaf(2, 2, 3, 2, 3), mode, padding, align, second=False)
    case("nn.functional.affine_grid", leaf(2, 2, 3), [2, 1, 3, 4], align_corners=align)
    case("nn.functional.affine_grid", leaf(2, 3, 4), [2, 1, 3, 1, 2], align_corners=align)
case("grid_sampler", leaf(1, 2, 3, 4), leaf(1, 2, 2, 2), 0, 1, True, second=False)
