import torch
from torch import nn

torch.manual_seed(0)
cell = nn.RNNCell(1, 4)
head = nn.Linear(4, 1)
opt = torch.optim.Adam(list(cell.parameters()) + list(head.parameters()), lr=0.02)
series = torch.sin(torch.arange(40) * 0.3).view(40, 1, 1)
h = torch.zeros(1, 4)
for start in range(0, 36, 12):
    h = h.detach()
    loss = 0
    for t in range(start, start + 12):
        h = cell(series[t], h)
        loss = loss + (head(h) - series[t + 1]).pow(2).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(start, f"{loss.item() / 12:.4f}", h.requires_grad, h.shape)
