import torch

def make_model(w, b):
    def model(x):
        return w * x + b
    def parameters():
        return [w, b]
    model.parameters = parameters
    return model

def make_sgd(params, lr):
    history = []
    def step():
        nonlocal params
        with torch.no_grad():
            for p in params:
                p -= lr * p.grad
                p.grad = None
        history.append(params[0].item())
        return len(history)
    return step, history

model = make_model(torch.tensor(0.0, requires_grad=True), torch.tensor(0.0, requires_grad=True))
step, history = make_sgd(model.parameters(), 0.25)
x, y = torch.tensor([0.0, 1.0]), torch.tensor([1.0, 3.0])
for _ in range(3):
    ((model(x) - y) ** 2).mean().backward()
    n = step()
print(n, history, model(torch.tensor(2.0)).item(), [p.item() for p in model.parameters()])
