import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1, momentum=0.9)
(w ** 2).sum().backward()
(w ** 2).sum().backward()
print(w.grad)
opt.step()
print(w.data, opt.state[w]["momentum_buffer"])
opt.zero_grad(set_to_none=False)
print(w.grad)
opt.zero_grad(set_to_none=True)
print(w.grad)
opt.step()
print(w.data)
saved = opt.state_dict()
print(list(saved.keys()), saved["state"][0]["momentum_buffer"], saved["param_groups"][0]["lr"], saved["param_groups"][0]["params"])
other = torch.optim.SGD([w], lr=5.0)
other.load_state_dict(saved)
print(other.param_groups[0]["lr"], other.param_groups[0]["momentum"])

def closure():
    opt.zero_grad()
    loss = (w ** 2).sum()
    loss.backward()
    return loss

print(opt.step(closure), w.data)
