import math
import torch

t = torch.arange(8) / 8
signal = torch.sin(2 * math.pi * t) + 0.5 * torch.cos(2 * math.pi * 2 * t)
spectrum = torch.fft.rfft(signal)
print(spectrum.shape, (spectrum.abs() / 4 * 10).round() / 10)
print(torch.allclose(torch.fft.irfft(spectrum, n=8), signal, atol=1e-6), torch.fft.fft(torch.tensor([1.0, 0.0, 0.0, 0.0])).abs())
x = torch.tensor([1.0, 2.0, 3.0, 4.0], requires_grad=True)
power = torch.fft.fft(x).abs().pow(2).sum()
power.backward()
print(f"{power.item():.2f}", torch.allclose(x.grad, 8 * x.detach(), atol=1e-4))
kernel = torch.tensor([0.25, 0.5, 0.25])
smooth = torch.nn.functional.conv1d(x.detach().view(1, 1, -1), kernel.view(1, 1, -1), padding=1)
print(smooth, torch.nn.functional.unfold(torch.arange(9.0).view(1, 1, 3, 3), 2).shape, torch.arange(5).unfold(0, 3, 1))
