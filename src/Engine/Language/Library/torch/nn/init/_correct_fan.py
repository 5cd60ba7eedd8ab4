from torch.nn.init import _fans


def _correct_fan(tensor, mode):
    """fan_in or fan_out, as the mode says."""
    mode = mode.lower()
    if mode not in ('fan_in', 'fan_out'):
        raise ValueError(f"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']")
    fan_in, fan_out = _fans(tensor)
    return fan_in if mode == 'fan_in' else fan_out
