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

# Recurrent networks
for name, gates in (("rnn_tanh", 1), ("rnn_relu", 1), ("gru", 3)):
    case(f"{name}_cell", leaf(2, 3), leaf(2, 4), leaf(gates * 4, 3), leaf(gates * 4, 4), leaf(gates * 4), leaf(gates * 4))
    case(f"{name}_cell", leaf(2, 3), leaf(2, 4), leaf(gates * 4, 3), leaf(gates * 4, 4))
    weights = [leaf(gates * 2, 3), leaf(gates * 2, 2), leaf(gates * 2), leaf(gates * 2), leaf(gates * 2, 2), leaf(gates * 2, 2), leaf(gates * 2), leaf(gates * 2)]
    case(name, leaf(4, 2, 3), leaf(2, 2, 2), weights, True, 2, 0.0, True, False, False)
    weights = [leaf(gates * 2, 3), leaf(gates * 2, 2), leaf(gates * 2, 3), leaf(gates * 2, 2)]
    case(name, leaf(2, 4, 3), leaf(2, 2, 2), weights, False, 1, 0.0, True, True, True)
case("lstm_cell", leaf(2, 3), [leaf(2, 4), leaf(2, 4)], leaf(16, 3), leaf(16, 4), leaf(16), leaf(16))
weights = [leaf(8, 3), leaf(8, 2), leaf(8), leaf(8), leaf(8, 2), leaf(8, 2), leaf(8), leaf(8)]
case("lstm", leaf(4, 2, 3), [leaf(2, 2, 2), leaf(2, 2, 2)], weights, True, 2, 0.0, True, False, False)
weights = [leaf(8, 3), leaf(8, 1), leaf(1, 2), leaf(8, 3), leaf(8, 1), leaf(1, 2)]
case("lstm", leaf(2, 4, 3), [leaf(2, 2, 1), leaf(2, 2, 2)], weights, False, 1, 0.0, True, True, True)

# Attention
attention = [leaf(12, 4), leaf(12), None, None, False, 0.0, leaf(4, 4), leaf(4)]
query, key, value = leaf(3, 2, 4), leaf(5, 2, 4), leaf(5, 2, 4)
case("nn.functional.multi_head_attention_forward", query, key, value, 4, 2, *attention)
case("nn.functional.multi_head_attention_forward", query, key, value, 4, 2, *attention, average_attn_weights=False,
     attn_mask=torch.tensor([[False, True, False, False, True]] * 3), key_padding_mask=torch.tensor([[False] * 5, [False, False, True, False, False]]))
case("nn.functional.multi_head_attention_forward", query, key, value, 4, 2, *attention, attn_mask=torch.randn(4, 3, 5))
case("nn.functional.multi_head_attention_forward", query, leaf(5, 2, 3), leaf(5, 2, 2), 4, 2, None, leaf(12), leaf(1, 1, 4), leaf(1, 1, 4), True, 0.0,
     leaf(4, 4), leaf(4), use_separate_proj_weight=True, q_proj_weight=leaf(4, 4), k_proj_weight=leaf(4, 3), v_proj_weight=leaf(4, 2))
case("nn.functional.multi_head_attention_forward", leaf(3, 4), leaf(5, 4), leaf(5, 4), 4, 1, *attention)

# Layers and losses
case("native_group_norm", leaf(2, 4, 3), leaf(4), leaf(4), 2, 4, 3, 2, 0.1)
case("channel_shuffle", torch.randn(2, 6, 2), 3)
case("conv_tbc", leaf(6, 2, 3), leaf(3, 3, 2), leaf(2), 1)
case("convolution", leaf(2, 4, 7), leaf(6, 2, 3), leaf(6), [2], [1], [1], False, [0], 2)
case("convolution", leaf(1, 4, 3, 4), leaf(4, 3, 2, 3), None, [2, 1], [0, 1], [1, 1], True, [1, 0], 1)
case("nn.functional.lp_pool1d", leaf(2, 2, 7), 2.0, 3, 2, True)
case("nn.functional.lp_pool2d", torch.rand(1, 2, 5, 6).requires_grad_(), 3.0, [2, 3])
log_probs = torch.randn(6, 2, 4).log_softmax(-1)
labels, joined = torch.tensor([[1, 2, 2], [3, 1, 0]]), torch.tensor([1, 2, 2, 3, 1])
for reduction in ("none", "mean", "sum"):
    case("nn.functional.ctc_loss", log_probs, labels, torch.tensor([6, 5]), torch.tensor([3, 2]), reduction=reduction)
    case("nn.functional.ctc_loss", log_probs, joined, torch.tensor([6, 5]), torch.tensor([3, 2]), reduction=reduction)
case("nn.functional.ctc_loss", log_probs, labels, torch.tensor([6, 1]), torch.tensor([3, 3]), reduction="none")
case("nn.functional.ctc_loss", log_probs, labels, torch.tensor([6, 1]), torch.tensor([3, 3]), reduction="none", zero_infinity=True)
case("nn.functional.ctc_loss", log_probs[:, 0].clone(), torch.tensor([1, 1, 2]), torch.tensor(6), torch.tensor(3), blank=3, reduction="none")
case("frobenius_norm", leaf(2, 3, dtype=torch.complex128), [1], True)
case("norm_except_dim", leaf(2, 3, 2), 2, 1)
case("norm_except_dim", leaf(3, 2), 3, -1)

# Elements and counts
odd = torch.tensor([-0.0, 0.0, -1.5, float("inf"), -float("inf"), float("nan")])
case("signbit", odd[:5])
case("signbit", torch.tensor([-3, 0, 2]))
case("isin", odd, torch.tensor([0.0, float("nan"), float("inf")]))
case("isin", torch.tensor([[1, 2], [3, 4]]), torch.tensor([2, 4, 9]), invert=True)
case("isin", torch.tensor([1, 2]), torch.tensor([2.0, 2.5]))
case("unique_consecutive", torch.tensor([[1, 1, 2], [2, 2, 1]]), True, True)
case("unique_consecutive", torch.tensor([[1, 1], [1, 1], [2, 1], [1, 1]]), True, True, dim=0)
case("unique", torch.tensor([[3, 1, 3], [1, 2, 1], [3, 1, 3]]), dim=0, return_inverse=True, return_counts=True)
case("unique", torch.tensor([[3, 1, 3], [1, 2, 1], [3, 1, 3]]), dim=1, return_inverse=True, return_counts=True)
for shape, wrap in (((3, 3), False), ((7, 3), False), ((7, 3), True), ((3, 7), True), ((2, 2, 2), False)):
    case("Tensor.fill_diagonal_", torch.randn(shape), 5, wrap)
points = torch.tensor([1.0, 2.0, 2.0, 3.5, -1.0, 4.0])
case("histogram", points, 4)
case("histogram", points, 3, range=[0.0, 3.5], density=True)
case("histogram", points, torch.tensor([0.0, 1.0, 2.0, 4.0]), weight=torch.rand(6), density=True)
case("histogram", torch.ones(3), 2)
case("histogramdd", torch.randn(20, 2), [3, 4])
case("histogramdd", torch.randn(20, 3), [2, 2, 3], range=[-1.0, 1.0, -2.0, 2.0, 0.0, 1.0], weight=torch.rand(20), density=True)
case("histogramdd", torch.randn(20, 2), [torch.tensor([-1.0, 0.0, 2.0]), torch.tensor([0.0, 0.5])])

# Random numbers
floats = (torch.float64, torch.float32, torch.float16, torch.bfloat16)
for dtype in (*floats, torch.complex128, torch.complex64):
    for shape in ((3,), (5, 7), (2, 16)):
        case("rand", list(shape), dtype=dtype, seed=1)
        case("randn", list(shape), dtype=dtype, seed=2)
for dtype in floats:
    few, many, across = torch.ones(5, dtype=dtype), torch.ones(6, 7, dtype=dtype), torch.ones(7, 6, dtype=dtype)
    case("rand_like", many, seed=3)
    case("randn_like", many, seed=3)
    case("normal", 1.5, 0.3, [20], dtype=dtype, seed=4)
    case("normal", 1.5, 0.3, [20], dtype=dtype, seed=-4)
    case("normal", many * 2, 0.7, seed=5)
    case("normal", 0.25, many * 3, seed=5)
    case("normal", few, few * 2, seed=5)
    case("normal", many, many * 2, seed=5)
    for tensor in (few, many):
        case("Tensor.uniform_", tensor.clone(), -1.3, 2.1, seed=6)
        case("Tensor.normal_", tensor.clone(), 0.1, 3.3, seed=6)
        case("Tensor.random_", tensor.clone(), seed=6)
        case("Tensor.random_", tensor.clone(), 100, seed=6)
        case("Tensor.random_", tensor.clone(), -5, None, seed=6)
    case("randint", -3, 1000, [4, 5], dtype=dtype, seed=9)
    if dtype == torch.float16:
        continue
    for tensor in (few, many):
        case("Tensor.bernoulli_", tensor.clone(), 0.3, seed=6)
        case("Tensor.geometric_", tensor.clone(), 0.2, seed=6)
    case("bernoulli", many * 0.4, 0.7, seed=7)
    case("nn.functional.dropout", many, 0.3, seed=8)
    case("nn.functional.dropout", across.clone().requires_grad_() if dtype == torch.float64 else across, 0.75, seed=8)
    case("dropout", few, 0.3, True, seed=8)
    case("nn.functional.alpha_dropout", many, 0.3, True, seed=8)
    case("nn.functional.dropout1d", many, 0.3, seed=8)
    case("nn.functional.dropout2d", torch.ones(3, 4, 2, 2, dtype=dtype), 0.3, seed=8)
    case("nn.functional.feature_alpha_dropout", torch.ones(3, 4, 2, dtype=dtype), 0.3, True, seed=8)
    case("feature_dropout", torch.ones(3, 4, 2, dtype=dtype), 0.6, True, seed=8)
    case("bernoulli", torch.linspace(0, 1, 40).to(dtype), seed=7)
    case("Tensor.bernoulli_", torch.ones(40, dtype=torch.int64), torch.linspace(0, 1, 40).to(dtype), seed=7)
    case("Tensor.exponential_", many.clone(), seed=6)
    case("Tensor.exponential_", few.clone(), 0.4, seed=6)
    case("Tensor.cauchy_", many.clone(), 0.5, 2.0, seed=6)
    case("Tensor.log_normal_", few.clone(), 0.5, 1.0, seed=6)
    case("Tensor.log_normal_", many.clone(), seed=6)
    case("native_dropout", many, 0.3, True, seed=8)
    if dtype in (torch.float64, torch.float32):
        case("poisson", torch.tensor([0.0, 0.3, 4.0, 9.9, 10.0, 35.0, 1e4] * 8, dtype=dtype), seed=10)
        counts = torch.tensor([0.0, 3.0, 15.0, 40.0, 300.0, 1e5], dtype=dtype)
        for p in (0.0, 0.1, 0.5, 0.62, 0.97, 1.0):
            case("binomial", counts, counts * 0 + p, seed=11)
        weights = torch.rand(3, 7, dtype=dtype)
        for samples, replacement in ((1, False), (7, False), (1, True), (20, True)):
            case("multinomial", weights, samples, replacement, seed=12)
        case("multinomial", weights[0].clone(), 3, seed=12)
        case("multinomial", weights[0].clone(), 9, True, seed=12)
        case("nn.functional.rrelu", torch.randn(4, 5, dtype=dtype), 0.1, 0.4, True, seed=13)
        case("nn.functional.fractional_max_pool2d_with_indices", torch.randn(2, 3, 9, 8, dtype=dtype), [2, 3], [4, 5], seed=15)
        case("nn.functional.fractional_max_pool2d_with_indices", torch.randn(3, 9, 8, dtype=dtype), 2, output_ratio=[0.5, 0.7], seed=15)
        case("nn.functional.fractional_max_pool3d_with_indices", torch.randn(2, 2, 6, 7, 8, dtype=dtype), [2, 2, 3], [3, 4, 5], seed=15)
case("nn.functional.rrelu", leaf(4, 5), training=True, seed=13)
case("nn.functional.alpha_dropout", leaf(4, 5), 0.5, True, seed=13)
case("normal", leaf(4), leaf(4).detach().abs().requires_grad_(), seed=13)
case("poisson", leaf(4).detach().abs().requires_grad_(), seed=13)
for dtype in (torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool):
    case("randint", 2, [20], dtype=dtype, seed=16)
    case("Tensor.random_", torch.zeros(20, dtype=dtype), seed=16)
    case("Tensor.bernoulli_", torch.zeros(20, dtype=dtype), seed=16)
    if dtype != torch.bool:
        case("randint", 3, 90, [20], dtype=dtype, seed=16)
        case("Tensor.geometric_", torch.zeros(20, dtype=dtype), 0.3, seed=16)
        case("randperm", 20, dtype=dtype, seed=16)
case("randint", 1 << 40, [10], seed=17)
case("randint", -(1 << 31), 1 << 31, [10], seed=17)
case("randint_like", torch.zeros(3, 4, dtype=torch.float32), 50, seed=17)
case("randint_like", torch.zeros(3, 4, dtype=torch.int32), -20, 50, seed=17)
for n in (0, 1, 2, 100):
    case("randperm", n, seed=18)

# Special functions
points = torch.cat([torch.linspace(-40, 40, 41), torch.tensor([0.0, 1e-6, 0.1, 1.5, 24.9, 25.1, 300.0, float("nan")])])
above = torch.cat([torch.linspace(0.05, 45, 40), torch.tensor([0.0, 1e-12, 1e-6, 300.0, -1.0])])
for name in ("bessel_j0", "bessel_j1", "modified_bessel_i0", "modified_bessel_i1", "spherical_bessel_j0"):
    case(f"special.{name}", points)
case("special.airy_ai", torch.linspace(-2, 12, 29))  # below, PyTorch's own figures have 6 digits
for name in ("bessel_y0", "bessel_y1", "modified_bessel_k0", "modified_bessel_k1", "scaled_modified_bessel_k0", "scaled_modified_bessel_k1"):
    case(f"special.{name}", above)
grid, degrees = torch.linspace(-2, 2, 17)[:, None], torch.tensor([-1.0, 0.0, 1.0, 2.0, 3.0, 5.5, 9.0, 12.0])
for name in ("chebyshev_polynomial_t", "chebyshev_polynomial_u", "chebyshev_polynomial_v", "chebyshev_polynomial_w", "shifted_chebyshev_polynomial_t",
             "shifted_chebyshev_polynomial_u", "shifted_chebyshev_polynomial_v", "shifted_chebyshev_polynomial_w", "hermite_polynomial_h",
             "hermite_polynomial_he", "laguerre_polynomial_l", "legendre_polynomial_p"):
    case(f"special.{name}", grid, degrees)
    case(f"special.{name}", torch.tensor([2, 3]), torch.tensor(4))
shapes = torch.tensor([0.0, 1e-10, 0.3, 0.9, 1.0, 2.5, 30.0, 99.0, 150.0, 1e5, float("inf")])[:, None]
for name in ("igamma", "igammac"):
    case(name, shapes, torch.tensor([0.0, 1e-3, 0.5, 1.05, 1.5, 3.0, 29.0, 90.0, 100.0, 160.0, 99900.0, 100100.0, float("inf"), -1.0]))
    case(name, torch.tensor([0.5, 3.0, 200.0]), torch.tensor([0.7, 2.0, 210.0]).requires_grad_())
case("special.zeta", torch.tensor([1.0, 1.5, 2.0, 7.0, 0.5])[:, None], torch.tensor([0.3, 1.0, 2.5, 40.0, -1.0, -1.5, 0.0]))
case("special.zeta", torch.tensor([1.5, 4.0]), torch.tensor([0.7, 2.0]).requires_grad_())
