import torch
import torch.nn.functional as F

x = torch.tensor([0.5, -1.0, 2.0], requires_grad=True)
y = torch.tensor([0.0, 1.0, 2.5])
print(F.mse_loss(x, y), F.l1_loss(x, y), F.smooth_l1_loss(x, y), F.huber_loss(x, y), F.mse_loss(x, y, reduction="sum"), F.mse_loss(x, y, reduction="none"))
print(F.binary_cross_entropy(torch.sigmoid(x), torch.tensor([0.0, 1.0, 1.0])), F.binary_cross_entropy_with_logits(x, torch.tensor([0.0, 1.0, 1.0]), pos_weight=torch.tensor(2.0)))
z = torch.tensor([[1.0, 2.0], [3.0, 1.0]], requires_grad=True)
loss = F.cross_entropy(z, torch.tensor([0, 1]))
loss.backward()
print(loss, z.grad, F.nll_loss(F.log_softmax(z, dim=1), torch.tensor([0, 1])), F.softmax(z, dim=-1), F.log_softmax(z, 1))
z = z.detach()
print(F.cosine_similarity(z[0], z[1], dim=0), F.normalize(z, dim=1), F.pairwise_distance(z, z + 1), F.kl_div(F.log_softmax(z, 1), torch.full((2, 2), 0.5), reduction="batchmean"))
print(F.linear(z, torch.eye(2), torch.tensor([1.0, 2.0])), F.layer_norm(z, (2,)), F.gelu(x), F.softplus(x), F.elu(x), F.leaky_relu(x, 0.2), F.silu(x), F.relu6(x * 5), F.hardtanh(x), F.logsigmoid(x), F.glu(z))
try:
    F.mse_loss(x, y, reduction="average")
except ValueError as e:
    print("ValueError:", e)
try:
    F.binary_cross_entropy(x, torch.ones(3))
except RuntimeError as e:
    print("RuntimeError:", e)
