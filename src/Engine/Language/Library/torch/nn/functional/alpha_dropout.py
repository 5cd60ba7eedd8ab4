from torch.nn.functional import _alpha_dropout


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    """Dropout that keeps mean and variance of what SELU gives."""
    return _alpha_dropout(input, p, training, inplace, False)
