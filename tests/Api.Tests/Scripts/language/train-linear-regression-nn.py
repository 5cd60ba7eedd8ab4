import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
X = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
y = torch.tensor([[2.0], [4.0], [6.0], [8.0]])
model = nn.Linear(1, 1)
print(model.weight.item() != 0, list(model.parameters()))
criterion = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.05)
for epoch in range(100):
    optimizer.zero_grad()
    outputs = model(X)
    loss = criterion(outputs, y)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 20 == 0:
        print('Epoch [{}/{}], Loss: {:.4f}'.format(epoch + 1, 100, loss.item()))
with torch.no_grad():
    predicted = model(torch.tensor([[5.0]]))
    print(f"prediction for 5: {predicted.item():.2f}")
print(f"{model.weight.item():.2f} {model.bias.item():.2f}")
