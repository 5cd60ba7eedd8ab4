import torch
import torch.nn.functional as F
from torch.nn import RNNCellBase


class GRUCell(RNNCellBase):
    """One step of gated recurrent units."""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 3, device, dtype)

    def forward(self, input, hx=None):
        input, (h,), batched = self._prepared(input, None if hx is None else (hx,), 1)
        x_r, x_z, x_n = F.linear(input, self.weight_ih, self.bias_ih).chunk(3, 1)
        h_r, h_z, h_n = F.linear(h, self.weight_hh, self.bias_hh).chunk(3, 1)
        r = torch.sigmoid(h_r + x_r)
        z = torch.sigmoid(h_z + x_z)
        n = torch.tanh(x_n + h_n * r)
        h = (h - n) * z + n
        return h if batched else h.squeeze(0)
