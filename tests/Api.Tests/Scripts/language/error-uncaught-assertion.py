import torch

x = torch.tensor([1.0, float("nan")])
y = x * 2
assert y.shape == (2,), "wrong shape"
print("shape is fine")
assert not torch.isnan(y).any(), f"found {int(torch.isnan(y).sum())} NaN in {y.tolist()}"
