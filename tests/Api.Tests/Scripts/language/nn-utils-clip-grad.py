import torch
from torch import nn

w = torch.tensor([3.0, 4.0], requires_grad=True)
b = torch.tensor([12.0], requires_grad=True)
((w ** 2).sum() / 2 + (b ** 2).sum() / 2).backward()
print(w.grad, b.grad)
total = nn.utils.clip_grad_norm_([w, b], max_norm=6.5)
print(total, w.grad, b.grad)
nn.utils.clip_grad_value_([w, b], 1.0)
print(w.grad, b.grad)
vec = nn.utils.parameters_to_vector([w, b])
print(vec)
nn.utils.vector_to_parameters(torch.tensor([7.0, 8.0, 9.0]), [w, b])
print(w, b)
