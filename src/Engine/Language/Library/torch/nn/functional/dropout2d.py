from torch.nn.functional import _feature_dropout


def dropout2d(input, p=0.5, training=True, inplace=False):
    """Drops whole channels of (batch, channels, height, width)."""
    return _feature_dropout(input, p, training, inplace)
