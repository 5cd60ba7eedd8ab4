import torch

x = (torch.arange(6)
     .float()
     .reshape(2, 3)
     .t()
     .contiguous()
     .requires_grad_(True))
y = x.pow(2).sum(dim=0).sqrt().max()
y.backward()
print(y.item() > 0, x.grad.argmax().item(), x.shape)
print(torch.ones(2).add(1).mul_(3)[0].item(), "a,b".split(",")[1].upper().join(["x", "y"]), [1, 2, 3][::-1][0], {"k": [lambda v: v + 1]}["k"][0](41))
print((lambda f: f(f))(lambda f: 5), [[1, 2], [3]][0][1], "abc"[1:][0], (1, 2)[1], -(-3), - -2, +5, not not 1, 2 ** -1, -2 ** 2, (-2) ** 2, 2 ** 3 ** 2)
print(1 + 2 * 3 - 4 / 2 // 1 % 3, 1 << 2 + 1, 5 & 6 | 1 ^ 3, not 1 == 2, 1 if 0 else 2 if 0 else 3, 3 - 2 - 1, 2 * 3 % 4, 7 // 2 * 2)
