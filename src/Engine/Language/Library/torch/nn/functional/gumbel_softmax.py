import torch


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    """The softmax of (logits + Gumbel noise) / tau; with hard its maximum as one-hot, with the gradient of the softmax."""
    noise = -torch.empty_like(logits).exponential_().log()
    soft = ((logits + noise) / tau).softmax(dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    one_hot = torch.zeros_like(logits).scatter_(dim, index, 1.0)
    return one_hot - soft.detach() + soft
