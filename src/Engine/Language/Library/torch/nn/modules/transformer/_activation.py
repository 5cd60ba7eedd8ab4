import torch.nn.functional as F


def _activation(activation):
    """The function that a name says, or the one given."""
    if not isinstance(activation, str):
        return activation
    if activation == 'relu':
        return F.relu
    if activation == 'gelu':
        return F.gelu
    raise RuntimeError(f'activation should be relu/gelu, not {activation}')
