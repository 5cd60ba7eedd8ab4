import torch

t = torch.tensor(3.7)
print(float(t), int(t), bool(t), t.item(), str(t), round(t.item(), 1))
print(int(torch.tensor(5)), float(torch.tensor([2.5])), complex(torch.tensor(1 + 1j)), bool(torch.tensor([False])))
print([10, 20, 30][torch.tensor(1)], "ab" * torch.tensor(2), list(range(torch.tensor(3))))
print(torch.tensor(2.0).item() + 1, torch.tensor(7) % 4, 2 ** torch.tensor(3), pow(torch.tensor(2.0), 3), divmod(7, 2), abs(torch.tensor(-3)))
print(max(torch.tensor(1), torch.tensor(2)), min(torch.tensor(1.5), 1.0), sum([torch.tensor(1), torch.tensor(2)]))
if torch.tensor(1.0) > 0:
    print("positive")
while torch.tensor(0):
    print("never")
x = torch.tensor([1.0, 2.0], requires_grad=True)
print(x.sum().item(), x.tolist(), float(x[0]), x.detach().max().item())
for bad in (lambda: bool(torch.tensor([1, 2])), lambda: bool(torch.tensor([])), lambda: x.item(), lambda: int(torch.tensor([1, 2])), lambda: [1, 2][torch.tensor(0.5)], lambda: float(torch.tensor(1j))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__ + ":", e)
