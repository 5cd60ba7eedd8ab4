import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.tensor([[0.2, 0.4], [0.6, 0.8]], requires_grad=True)
t = torch.tensor([[0.0, 1.0], [1.0, 0.0]])
c = torch.tensor([0, 1])
image = torch.rand(2, 4, 4, 4).requires_grad_()
named = [
    F.mse_loss(x, t), F.l1_loss(x, t), F.smooth_l1_loss(x, t), F.huber_loss(x, t), F.binary_cross_entropy(x, t), F.binary_cross_entropy_with_logits(x, t),
    F.cross_entropy(x, c), F.nll_loss(x.log_softmax(1), c), F.cross_entropy(x, t), F.kl_div(x, t, reduction="sum"), F.multi_margin_loss(x, c), F.soft_margin_loss(x, t),
    F.linear(x, x), F.linear(x, x, x[0]), nn.Linear(2, 1)(x), nn.Bilinear(2, 2, 1)(x, x), F.embedding(c, x), F.embedding_bag(c.view(1, 2), x),
    F.relu(x), F.elu(x), F.selu(x), F.gelu(x), F.silu(x), F.mish(x), F.softplus(x), F.leaky_relu(x), F.hardtanh(x), F.relu6(x), F.glu(x), F.prelu(x, x[0, :1]),
    F.logsigmoid(x), F.hardsigmoid(x), F.hardswish(x), F.softmax(x, 1), F.log_softmax(x, 1), F.softshrink(x), F.threshold(x, 0.5, 0.0),
    F.layer_norm(x, (2,)), F.batch_norm(x, None, None, training=True), F.group_norm(image, 2), F.instance_norm(image),
    F.conv2d(image, torch.ones(1, 4, 2, 2)), F.conv1d(image[0], torch.ones(1, 4, 2)), F.conv_transpose2d(image, torch.ones(4, 1, 2, 2)),
    F.max_pool2d(image, 2), F.avg_pool2d(image, 2), F.adaptive_avg_pool2d(image, 1), F.adaptive_max_pool2d(image, 2), F.unfold(image, 2),
    F.pad(image, (1, 1)), F.interpolate(image, scale_factor=2), F.interpolate(image, size=(3, 3), mode="bilinear", align_corners=False), F.pixel_shuffle(image, 2),
    F.normalize(x), F.cosine_similarity(x, t), F.pairwise_distance(x, t), torch.cdist(x, t), torch.dist(x, t), F.dropout(x, 0.5),
    torch.addmm(x, x, x), torch.baddbmm(image[0], image[0], image[0]), torch.addmv(x[0], x, x[0]), torch.einsum("ij,jk->ik", x, x), torch.lerp(x, x, 0.5),
    torch.diag(x), torch.roll(x, 1), torch.rot90(x), torch.flip(x, [0]), torch.var_mean(x)[0], torch.std_mean(x)[1], torch.nansum(x), torch.logsumexp(x, 0),
    torch.fft.rfft(x).real, torch.fft.fft(x).abs(), torch.fft.irfft(torch.fft.rfft(x)), torch.linalg.solve(x, t), torch.linalg.cholesky(x @ x.T + torch.eye(2)),
    torch.log1p(x), torch.erfinv(x), torch.special.entr(x), torch.kron(x, x), torch.block_diag(x, x), torch.repeat_interleave(x, 2), 2 ** x, torch.pow(2, x), 2 - x, 1 / x,
]
names = [out.grad_fn.name() for out in named]
for i in range(0, len(names), 6):
    print(" ".join(names[i:i + 6]))
