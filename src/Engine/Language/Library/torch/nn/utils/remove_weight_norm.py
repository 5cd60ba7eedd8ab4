from torch.nn import Parameter
from torch.nn.utils import _WeightNorm


def remove_weight_norm(module, name='weight'):
    """Makes one parameter again of length and direction."""
    for handle, (hook, with_kwargs) in list(module._forward_pre_hooks.items()):
        if isinstance(hook, _WeightNorm) and hook.name == name:
            weight = hook.compute(module)
            delattr(module, name)
            del module._parameters[name + '_g']
            del module._parameters[name + '_v']
            setattr(module, name, Parameter(weight.data))
            handle.remove()
            return module
    raise ValueError(f"weight_norm of '{name}' not found in {module}")
