import torch

loss = torch.tensor(0.123456)
epoch = 3
print(f"epoch {epoch}: loss {loss:.4f}")
print(f"loss = {loss.item():.3f}, raw {loss}")
w = torch.tensor([1.0, 2.0], requires_grad=True)
print(f"w = {w}, shape {w.shape}, first {w[0]:.2f}, {w.dtype}")
print(f"{w.tolist()} {w.data} {w.sum().item()}")
print(f"{tuple(w.shape)} {list(w.size())} {w.numel():3d}|")
print(f"{torch.tensor(7):5d}| {torch.tensor(2.5):8.2f}| {torch.tensor(True)}")
print("{:.2f} {}".format(loss, epoch))
print("%.3f %d %s" % (loss, epoch, w.detach()))
try:
    print(f"{w:.2f}")
except TypeError as e:
    print("TypeError:", e)
