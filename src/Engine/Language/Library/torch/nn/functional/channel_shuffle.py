def channel_shuffle(input, groups):
    """Interleaves the channels of groups of (batch, channels, …)."""
    if input.dim() < 3:
        raise RuntimeError(f'channel_shuffle expects input with > 2 dims, but got input with sizes {list(input.shape)}')
    if groups <= 0:
        raise RuntimeError(f'Number of groups to divide channels in must be positive. Value of groups:{groups}')
    batch, channels = input.shape[:2]
    if channels % groups != 0:
        raise RuntimeError(f'Number of channels must be divisible by groups. Got {channels} channels and {groups} groups.')
    rest = tuple(input.shape[2:])
    return input.reshape((batch, groups, channels // groups) + rest).transpose(1, 2).reshape((batch, channels) + rest)
