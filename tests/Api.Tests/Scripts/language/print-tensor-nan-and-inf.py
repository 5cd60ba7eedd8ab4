import torch

inf, nan = float("inf"), float("nan")
print(torch.tensor([nan, inf, -inf]))
print(torch.tensor([1.0, nan]), torch.tensor([1.5, inf]), torch.tensor([-inf, 1e-7]))
print(torch.tensor([[nan, 1.0], [2.0, inf]]))
print(torch.tensor(nan), torch.tensor(inf), torch.tensor(-inf))
x = torch.tensor([0.0, 1.0, -1.0])
print(1 / x, x / 0, torch.log(x), torch.sqrt(x), 0 * (1 / x))
print(torch.isnan(torch.log(x)), torch.isinf(1 / x), torch.isfinite(1 / x))
print(torch.tensor([nan, 1.0]) == torch.tensor([nan, 1.0]), torch.nan_to_num(torch.tensor([nan, inf, -inf, 1.0]), nan=0.0, posinf=9.0, neginf=-9.0))
print(torch.tensor([1, 2]) / 0, torch.tensor([nan, 3.0]).max(), torch.tensor([nan, 3.0]).nansum())
