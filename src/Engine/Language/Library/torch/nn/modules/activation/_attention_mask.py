import torch


def _attention_mask(attn_mask, key_padding_mask, heads, batch, length, keys, dtype):
    """What is added to the scores (batch · heads, length, keys): both masks in one, −∞ where a mask of bools is true."""
    mask = None
    if attn_mask is not None:
        if attn_mask.dim() == 2:
            if tuple(attn_mask.shape) != (length, keys):
                raise RuntimeError(f'The shape of the 2D attn_mask is {attn_mask.shape}, but should be {(length, keys)}.')
            attn_mask = attn_mask.unsqueeze(0)
        elif tuple(attn_mask.shape) != (batch * heads, length, keys):
            raise RuntimeError(f'The shape of the 3D attn_mask is {attn_mask.shape}, but should be {(batch * heads, length, keys)}.')
        mask = _added(attn_mask, dtype)
    if key_padding_mask is not None:
        padding = key_padding_mask.view(batch, 1, 1, keys).expand(-1, heads, -1, -1).reshape(batch * heads, 1, keys)
        mask = _added(padding, dtype) if mask is None else mask + _added(padding, dtype)
    return mask


def _added(mask, dtype):
    if mask.is_floating_point():
        return mask
    return torch.zeros(mask.shape, dtype=dtype).masked_fill_(mask.bool(), float('-inf'))
