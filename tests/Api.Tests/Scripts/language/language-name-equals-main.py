import torch

def main():
    x = torch.tensor(2.0, requires_grad=True)
    loss = (x - 5) ** 2
    loss.backward()
    return x.grad

if __name__ == "__main__":
    print("gradient", main())
    print(__name__)
