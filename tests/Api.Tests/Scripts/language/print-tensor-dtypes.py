import torch

for dtype in (torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool):
    print(torch.tensor([0, 1, 2], dtype=dtype), torch.tensor(1, dtype=dtype))
print(torch.tensor([1.5]).double(), torch.tensor([1.5]).half(), torch.tensor([1.5]).int(), torch.tensor([1.5]).long())
print(torch.tensor([1 + 2j]), torch.tensor([1 + 2j], dtype=torch.complex128))
print(torch.float32, torch.float, torch.double, torch.long, torch.int, torch.half, torch.cfloat)
print(torch.tensor([1.0]).dtype, torch.tensor([1]).dtype, torch.tensor([True]).dtype, torch.tensor([1j]).dtype, torch.Tensor([1]).dtype)
print(torch.get_default_dtype())
torch.set_default_dtype(torch.float64)
print(torch.tensor([1.0]), torch.tensor([1.0]).dtype, torch.tensor([1.0], dtype=torch.float32), torch.zeros(2))
torch.set_default_dtype(torch.float32)
print(torch.tensor([1.0], dtype=torch.float64), torch.tensor(0.1, dtype=torch.float64).item())
