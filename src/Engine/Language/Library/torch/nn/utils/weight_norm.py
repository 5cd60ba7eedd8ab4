from torch.nn import Parameter
from torch.nn.utils import _WeightNorm


def weight_norm(module, name='weight', dim=0):
    """Replaces a parameter by its length, name_g, and its direction, name_v: Salimans and Kingma, 2016."""
    for hook, with_kwargs in module._forward_pre_hooks.values():
        if isinstance(hook, _WeightNorm) and hook.name == name:
            raise RuntimeError(f'Cannot register two weight_norm hooks on the same parameter {name}')
    hook = _WeightNorm(name, dim)
    weight = getattr(module, name)
    delattr(module, name)
    module.register_parameter(name + '_g', Parameter(hook.norm(weight).data))
    module.register_parameter(name + '_v', Parameter(weight.data))
    setattr(module, name, hook.compute(module))
    module.register_forward_pre_hook(hook)
    return module
