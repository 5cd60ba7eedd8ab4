import torch

x = torch.tensor([1.7, -2.3, 0.0])
print(x.int(), x.long(), x.bool(), x.double(), x.half(), x.short(), x.to(torch.uint8)[2:], x.type(torch.int32))
print(x.to(torch.float64).dtype, x.to(dtype=torch.int64), x.to("cpu") is x, x.float() is x, x.type_as(torch.tensor([1])), x.to(torch.tensor([1.0]).double()).dtype)
w = torch.tensor([1.0, 2.0], requires_grad=True)
y = (w.double() * 3).sum()
y.backward()
print(y, w.grad, w.grad.dtype, w.int().requires_grad)
print(torch.tensor([1, 0, 2]).bool(), torch.tensor([True, False]).float(), torch.tensor([3]).bool().int().item())
print(torch.tensor(0.1).double(), torch.tensor(0.1).double().item(), torch.tensor(1 / 3).half(), torch.tensor(1 / 3).bfloat16())
print(torch.tensor([300]).to(torch.uint8), torch.tensor([1e10]).half(), torch.finfo(torch.float32).eps, torch.finfo(torch.float64).max, torch.iinfo(torch.int32).max)
