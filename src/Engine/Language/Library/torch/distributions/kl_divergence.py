from torch.distributions import Distribution


def kl_divergence(p, q):
    """The Kullback–Leibler divergence ∫ p log(p / q) of two distributions of one class."""
    if type(p)._kl is Distribution._kl or not (isinstance(q, type(p)) or isinstance(p, type(q))):
        raise NotImplementedError(f'No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}')
    return p._kl(q)
