import torch
from torch.utils.data import Dataset, DataLoader, TensorDataset

x = torch.arange(10.0).view(10, 1)
y = 2 * x
loader = DataLoader(TensorDataset(x, y), batch_size=4)
print(len(loader))
w = torch.zeros(1, requires_grad=True)
for epoch in range(2):
    for i, (xb, yb) in enumerate(loader):
        loss = ((xb * w - yb) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= 0.005 * w.grad
        w.grad = None
        print(epoch, i, xb.shape[0], f"{w.item():.4f}")

class Squares(Dataset):
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return torch.tensor(float(i)), i * i

for xb, yb in DataLoader(Squares(), batch_size=2, shuffle=False):
    print(xb, yb)
