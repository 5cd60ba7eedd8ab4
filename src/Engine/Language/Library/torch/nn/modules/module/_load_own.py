import torch


def _load_own(module, state_dict, prefix, strict, missing, unexpected, errors):
    """Copies what state_dict holds for a module's own parameters and buffers, and notes what does not fit."""
    own = module._own_state(prefix)
    for key, tensor in own.items():
        if key not in state_dict:
            default = module._state_defaults.get(key[len(prefix):])
            if default is not None:
                tensor.fill_(default)
            elif strict:
                missing.append(key)
            continue
        value = state_dict[key]
        if not isinstance(value, torch.Tensor):
            errors.append(f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object '
                          f'from checkpoint but received {type(value)}')
            continue
        # Old checkpoints kept scalars as vectors of one element.
        if tensor.dim() == 0 and value.dim() == 1:
            value = value[0]
        if value.shape != tensor.shape:
            errors.append(f'size mismatch for {key}: copying a param with shape {value.shape} from checkpoint, '
                          f'the shape in current model is {tensor.shape}.')
            continue
        with torch.no_grad():
            tensor.copy_(value)
    if strict:
        for key in state_dict:
            if key.startswith(prefix):
                if key not in own and key[len(prefix):].split('.')[0] not in module._modules:
                    unexpected.append(key)
