import torch.nn.functional as F
from torch.nn import Module


class ChannelShuffle(Module):
    """Interleaves the channels of groups."""

    def __init__(self, groups):
        super().__init__()
        self.groups = groups

    def forward(self, input):
        return F.channel_shuffle(input, self.groups)

    def extra_repr(self):
        return f'groups={self.groups}'
