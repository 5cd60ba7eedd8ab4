import torch

α = 0.1
θ = torch.tensor(1.0, requires_grad=True)
données = [1, 2]
loss = (θ - 3) ** 2
loss.backward()
print("θ' =", (θ - α * θ.grad).item(), "∇ =", θ.grad, len("∇"), données)
print("中文", "emoji 🎉", "é" == "\u00e9", "naïve".upper(), "ß".lower(), "日本"[::-1])
print(["é", "中"], {"ключ": 1}, repr("π"), f"{'π':>4}|")
