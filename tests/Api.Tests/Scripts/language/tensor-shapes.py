import torch

x = torch.arange(12)
print(x.view(3, 4), x.reshape(2, -1), x.view(2, 2, 3).shape, x.view(-1, 6).shape)
y = x.reshape(3, 4)
print(y.t(), y.T.shape, y.transpose(0, 1).shape, y.permute(1, 0).shape, y.flatten(), y.unsqueeze(0).shape, y.unsqueeze(-1).shape)
z = torch.zeros(1, 3, 1, 2)
print(z.squeeze().shape, z.squeeze(0).shape, z.squeeze(2).shape, z.squeeze(1).shape, z.permute(3, 1, 0, 2).shape, z.flatten(1).shape, z.flatten(start_dim=1, end_dim=2).shape)
print(torch.cat([y, y]).shape, torch.cat((y, y), dim=1).shape, torch.stack([y, y]).shape, torch.stack((y, y), dim=-1).shape, torch.hstack([x, x]).shape, torch.vstack([x, x]).shape)
print(x.chunk(3), x.split(5), torch.split(x, [3, 9]), y.unbind(0), y.expand(2, 3, 4).shape, y.repeat(2, 1).shape, x[:2].repeat(2), torch.tile(x[:2], (2, 2)))
print(torch.broadcast_to(x[:2], (2, 2)), torch.roll(x[:4], 1), torch.flip(x[:4], [0]), y.narrow(1, 1, 2), x[:3].expand(2, -1), torch.repeat_interleave(x[:2], 2), torch.squeeze(z).dim(), torch.movedim(z, 0, -1).shape)
for bad in (lambda: x.view(5, 3), lambda: x.reshape(7), lambda: y.t().view(12), lambda: y.permute(0, 0), lambda: x.unsqueeze(5), lambda: torch.cat([y, x]), lambda: torch.stack([x, x[:3]]), lambda: y.expand(2, 4)):
    try:
        bad()
    except (RuntimeError, IndexError) as e:
        print(type(e).__name__ + ":", e)
