import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
centers = torch.tensor([[0.0, 3.0], [3.0, -2.0], [-3.0, -2.0]])
labels = torch.arange(3).repeat(10)
points = centers[labels] + 0.5 * torch.randn(30, 2)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 16)
        self.fc2 = nn.Linear(16, 3)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x)))

net = Net()
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
criterion = nn.CrossEntropyLoss()
history = []
for epoch in range(20):
    perm = torch.arange(30).view(3, 10).t().reshape(-1)
    for batch in perm.split(10):
        optimizer.zero_grad()
        loss = criterion(net(points[batch]), labels[batch])
        loss.backward()
        optimizer.step()
    history.append(loss.item())
print([f"{l:.3f}" for l in history[:3]], history[-1] < 0.05)
net.eval()
with torch.no_grad():
    prediction = net(points).argmax(dim=1)
print(f"accuracy {(prediction == labels).float().mean():.2%}", prediction[:6].tolist())
