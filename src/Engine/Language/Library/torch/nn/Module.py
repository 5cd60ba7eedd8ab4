import torch
from torch.nn import Parameter
from torch.nn.modules.module import _check_name
from torch.utils.hooks import RemovableHandle


class Module:
    """What all layers and models derive from: parameters, buffers and modules assigned to it are found again by name."""

    # None until __init__ has run.
    _parameters = None
    _buffers = None
    _modules = None

    # What stands for a buffer that checkpoints may lack.
    _state_defaults = {}

    def __init__(self):
        keep = super().__setattr__
        keep('training', True)
        keep('_parameters', {})
        keep('_buffers', {})
        keep('_non_persistent_buffers_set', set())
        keep('_modules', {})
        keep('_forward_pre_hooks', {})
        keep('_forward_hooks', {})
        keep('_backward_pre_hooks', {})
        keep('_backward_hooks', {})

    def forward(self, *input):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def __call__(self, *args, **kwargs):
        if self._forward_pre_hooks or self._forward_hooks or self._backward_hooks or self._backward_pre_hooks:
            return self._call_with_hooks(args, kwargs)
        return self.forward(*args, **kwargs)

    def _call_with_hooks(self, args, kwargs):
        for hook, with_kwargs in list(self._forward_pre_hooks.values()):
            given = hook(self, args, kwargs) if with_kwargs else hook(self, args)
            if given is not None:
                if with_kwargs:
                    args, kwargs = given
                else:
                    args = given if isinstance(given, tuple) else (given,)
        backward = None
        if self._backward_hooks or self._backward_pre_hooks:
            from torch.nn.modules.module import _BackwardHooks
            backward = _BackwardHooks(self)
            args = backward.inputs(args)
        result = self.forward(*args, **kwargs)
        for hook, with_kwargs in list(self._forward_hooks.values()):
            given = hook(self, args, kwargs, result) if with_kwargs else hook(self, args, result)
            if given is not None:
                result = given
        return result if backward is None else backward.outputs(result)

    # Attributes

    def __setattr__(self, name, value):
        if isinstance(value, Parameter):
            if self._parameters is None:
                raise AttributeError('cannot assign parameters before Module.__init__() call')
            self._forget(name, self._parameters)
            self.register_parameter(name, value)
        elif isinstance(value, Module):
            if self._modules is None:
                raise AttributeError('cannot assign module before Module.__init__() call')
            self._forget(name, self._modules)
            self._modules[name] = value
        elif self._parameters is not None and name in self._parameters:
            if value is not None:
                raise TypeError(f"cannot assign '{torch.typename(value)}' as parameter '{name}' (torch.nn.Parameter or None expected)")
            self._parameters[name] = None
        elif self._modules is not None and name in self._modules:
            if value is not None:
                raise TypeError(f"cannot assign '{torch.typename(value)}' as child module '{name}' (torch.nn.Module or None expected)")
            self._modules[name] = None
        elif self._buffers is not None and name in self._buffers:
            if value is not None and not isinstance(value, torch.Tensor):
                raise TypeError(f"cannot assign '{torch.typename(value)}' as buffer '{name}' (torch.Tensor or None expected)")
            self._buffers[name] = value
        else:
            super().__setattr__(name, value)

    def __getattr__(self, name):
        for kind in (self._parameters, self._buffers, self._modules):
            if kind is not None and name in kind:
                return kind[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __delattr__(self, name):
        for kind in (self._parameters, self._buffers, self._modules):
            if name in kind:
                del kind[name]
                self._non_persistent_buffers_set.discard(name)
                return
        super().__delattr__(name)

    def _forget(self, name, kind):
        """Takes a name out of wherever else it stands."""
        if name in self.__dict__:
            super().__delattr__(name)
        for other in (self._parameters, self._buffers, self._modules):
            if other is not kind:
                other.pop(name, None)
        self._non_persistent_buffers_set.discard(name)

    # Registration

    def register_parameter(self, name, param):
        _check_name('parameter', name, self, '_parameters')
        if param is not None and not isinstance(param, Parameter):
            raise TypeError(f"cannot assign '{torch.typename(param)}' object to parameter '{name}' (torch.nn.Parameter or None required)")
        if param is not None and param.grad_fn is not None:
            raise ValueError(f"Cannot assign non-leaf Tensor to parameter '{name}'. Model parameters must be created explicitly. "
                             f"To express '{name}' as a function of another Tensor, compute the value in the forward() method.")
        self._parameters[name] = param

    def register_buffer(self, name, tensor, persistent=True):
        _check_name('buffer', name, self, '_buffers')
        if tensor is not None and not isinstance(tensor, torch.Tensor):
            raise TypeError(f"cannot assign '{torch.typename(tensor)}' object to buffer '{name}' (torch Tensor or None required)")
        self._buffers[name] = tensor
        if persistent:
            self._non_persistent_buffers_set.discard(name)
        else:
            self._non_persistent_buffers_set.add(name)

    def add_module(self, name, module):
        if module is not None and not isinstance(module, Module):
            raise TypeError(f'{torch.typename(module)} is not a Module subclass')
        if not isinstance(name, str):
            raise TypeError(f'module name should be a string. Got {torch.typename(name)}')
        if hasattr(self, name) and name not in self._modules:
            raise KeyError(f"attribute '{name}' already exists")
        if '.' in name:
            raise KeyError(f'module name can\'t contain ".", got: {name}')
        if name == '':
            raise KeyError('module name can\'t be empty string ""')
        self._modules[name] = module

    def register_module(self, name, module):
        self.add_module(name, module)

    # Walks

    def children(self):
        for name, module in self.named_children():
            yield module

    def named_children(self):
        seen = set()
        for name, module in self._modules.items():
            if module is not None and module not in seen:
                seen.add(module)
                yield name, module

    def modules(self):
        for name, module in self.named_modules():
            yield module

    def named_modules(self, memo=None, prefix='', remove_duplicate=True):
        memo = set() if memo is None else memo
        if self in memo:
            return
        if remove_duplicate:
            memo.add(self)
        yield prefix, self
        for name, module in self._modules.items():
            if module is not None:
                yield from module.named_modules(memo, prefix + '.' + name if prefix else name, remove_duplicate)

    def parameters(self, recurse=True):
        for name, parameter in self.named_parameters('', recurse):
            yield parameter

    def named_parameters(self, prefix='', recurse=True, remove_duplicate=True):
        yield from self._named_members(lambda module: module._parameters, prefix, recurse, remove_duplicate)

    def buffers(self, recurse=True):
        for name, buffer in self.named_buffers('', recurse):
            yield buffer

    def named_buffers(self, prefix='', recurse=True, remove_duplicate=True):
        yield from self._named_members(lambda module: module._buffers, prefix, recurse, remove_duplicate)

    def _named_members(self, members, prefix, recurse, remove_duplicate):
        seen = set()
        modules = self.named_modules(None, prefix, remove_duplicate) if recurse else [(prefix, self)]
        for path, module in modules:
            for name, member in members(module).items():
                if member is not None and id(member) not in seen:
                    if remove_duplicate:
                        seen.add(id(member))
                    yield (path + '.' + name if path else name), member

    def get_submodule(self, target):
        module = self
        for name in target.split('.') if target else []:
            if not hasattr(module, name):
                raise AttributeError(f'{module._get_name()} has no attribute `{name}`')
            module = getattr(module, name)
            if not isinstance(module, Module):
                raise AttributeError(f'`{name}` is not an nn.Module')
        return module

    def get_parameter(self, target):
        path, dot, name = target.rpartition('.')
        module = self.get_submodule(path)
        if not hasattr(module, name):
            raise AttributeError(f'{module._get_name()} has no attribute `{name}`')
        if name not in module._parameters:
            raise AttributeError(f'`{name}` is not an nn.Parameter')
        return module._parameters[name]

    def get_buffer(self, target):
        path, dot, name = target.rpartition('.')
        module = self.get_submodule(path)
        if not hasattr(module, name):
            raise AttributeError(f'{module._get_name()} has no attribute `{name}`')
        if name not in module._buffers:
            raise AttributeError(f'`{name}` is not a buffer')
        return module._buffers[name]

    # State

    def _own_state(self, prefix):
        own = {prefix + name: parameter for name, parameter in self._parameters.items() if parameter is not None}
        for name, buffer in self._buffers.items():
            if buffer is not None and name not in self._non_persistent_buffers_set:
                own[prefix + name] = buffer
        return own

    def state_dict(self, *args, destination=None, prefix='', keep_vars=False):
        from collections import OrderedDict
        # Positional arguments are an older form of the keywords.
        destination = args[0] if len(args) > 0 and destination is None else destination
        prefix = args[1] if len(args) > 1 and prefix == '' else prefix
        keep_vars = args[2] if len(args) > 2 and not keep_vars else keep_vars
        destination = OrderedDict() if destination is None else destination
        for name, tensor in self._own_state(prefix).items():
            destination[name] = tensor if keep_vars else tensor.detach()
        for name, module in self._modules.items():
            if module is not None:
                module.state_dict(destination=destination, prefix=prefix + name + '.', keep_vars=keep_vars)
        return destination

    def load_state_dict(self, state_dict, strict=True):
        if not isinstance(state_dict, dict):
            raise TypeError(f'Expected state_dict to be dict-like, got {type(state_dict)}.')
        from torch.nn.modules.module import _IncompatibleKeys, _load_own
        missing, unexpected, errors = [], [], []
        for path, module in self.named_modules(None, '', False):
            _load_own(module, state_dict, path + '.' if path else '', True, missing, unexpected, errors)
        if strict:
            if unexpected:
                errors.insert(0, 'Unexpected key(s) in state_dict: ' + ', '.join(f'"{key}"' for key in unexpected) + '. ')
            if missing:
                errors.insert(0, 'Missing key(s) in state_dict: ' + ', '.join(f'"{key}"' for key in missing) + '. ')
        if errors:
            raise RuntimeError(f'Error(s) in loading state_dict for {type(self).__name__}:\n\t' + '\n\t'.join(errors))
        return _IncompatibleKeys(missing, unexpected)

    def train(self, mode=True):
        if not isinstance(mode, bool):
            raise ValueError('training mode is expected to be boolean')
        self.training = mode
        for module in self.children():
            module.train(mode)
        return self

    def eval(self):
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        for parameter in self.parameters():
            if parameter.grad is not None:
                if set_to_none:
                    parameter.grad = None
                else:
                    parameter.grad.detach_()
                    parameter.grad.requires_grad_(False)
                    parameter.grad.zero_()

    # Conversion

    def apply(self, fn):
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    def _apply(self, fn):
        for module in self.children():
            module._apply(fn)
        for name, parameter in self._parameters.items():
            if parameter is not None:
                with torch.no_grad():
                    parameter.data = fn(parameter.data)
                    if parameter.grad is not None:
                        parameter.grad = fn(parameter.grad)
        for name, buffer in self._buffers.items():
            if buffer is not None:
                self._buffers[name] = fn(buffer)
        return self

    def to(self, *args, **kwargs):
        given = list(args) + list(kwargs.values())
        dtype = None
        for value in given:
            if isinstance(value, torch.dtype):
                dtype = value
            elif isinstance(value, torch.Tensor):
                dtype = value.dtype
        if dtype is None:
            return self
        if not (dtype.is_floating_point or dtype.is_complex):
            raise TypeError(f'nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}')
        return self._apply(lambda t: t.to(dtype) if t.is_floating_point() or t.is_complex() else t)

    def type(self, dst_type):
        return self._apply(lambda t: t.to(dst_type))

    def float(self):
        return self._apply(lambda t: t.float() if t.is_floating_point() else t)

    def double(self):
        return self._apply(lambda t: t.double() if t.is_floating_point() else t)

    def half(self):
        return self._apply(lambda t: t.half() if t.is_floating_point() else t)

    def bfloat16(self):
        return self._apply(lambda t: t.bfloat16() if t.is_floating_point() else t)

    def cpu(self):
        return self

    # Hooks

    def register_forward_pre_hook(self, hook, *, with_kwargs=False):
        return RemovableHandle(self._forward_pre_hooks, (hook, with_kwargs))

    def register_forward_hook(self, hook, *, with_kwargs=False):
        return RemovableHandle(self._forward_hooks, (hook, with_kwargs))

    def register_full_backward_pre_hook(self, hook):
        return RemovableHandle(self._backward_pre_hooks, hook)

    def register_full_backward_hook(self, hook):
        return RemovableHandle(self._backward_hooks, hook)

    def register_backward_hook(self, hook):
        return self.register_full_backward_hook(hook)

    # Printing

    def _get_name(self):
        return type(self).__name__

    def extra_repr(self):
        return ''

    def __repr__(self):
        extra = self.extra_repr()
        lines = extra.split('\n') if extra else []
        for name, module in self._modules.items():
            lines.append(f'({name}): ' + repr(module).replace('\n', '\n  '))
        if not lines:
            return self._get_name() + '()'
        if len(lines) == 1 and lines[0] == extra:
            return f'{self._get_name()}({extra})'
        return self._get_name() + '(\n  ' + '\n  '.join(lines) + '\n)'
