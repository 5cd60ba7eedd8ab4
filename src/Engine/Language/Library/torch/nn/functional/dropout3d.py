from torch.nn.functional import _feature_dropout


def dropout3d(input, p=0.5, training=True, inplace=False):
    """Drops whole channels of ([batch,] channels, depth, height, width)."""
    if input.dim() == 4:
        return _feature_dropout(input.unsqueeze(0), p, training, inplace).squeeze(0)
    return _feature_dropout(input, p, training, inplace)
