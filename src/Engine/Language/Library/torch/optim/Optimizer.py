import torch
from collections import defaultdict
from copy import deepcopy
from torch.optim.optimizer import required


class Optimizer:
    """What all optimisers derive from: groups of parameters with their hyper-parameters, and a state for each parameter."""

    def __init__(self, params, defaults):
        if isinstance(params, torch.Tensor):
            raise TypeError('params argument given to the optimizer should be an iterable of Tensors or dicts, but got ' + torch.typename(params))
        self.defaults = defaults
        self.state = defaultdict(dict)
        self.param_groups = []
        groups = list(params)
        if len(groups) == 0:
            raise ValueError('optimizer got an empty parameter list')
        if not isinstance(groups[0], dict):
            groups = [{'params': groups}]
        for group in groups:
            self.add_param_group(group)

    def add_param_group(self, param_group):
        assert isinstance(param_group, dict), 'param group must be a dict'
        params = param_group['params']
        if isinstance(params, torch.Tensor):
            param_group['params'] = [params]
        elif isinstance(params, set):
            raise TypeError('optimizer parameters need to be organized in ordered collections, but '
                            'the ordering of tensors in sets will change between runs. Please use a list instead.')
        else:
            param_group['params'] = list(params)
        for param in param_group['params']:
            if not isinstance(param, torch.Tensor):
                raise TypeError('optimizer can only optimize Tensors, but one of the params is ' + torch.typename(param))
            if not (param.is_leaf or param.retains_grad):
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, default in self.defaults.items():
            if default is required and name not in param_group:
                raise ValueError("parameter group didn't specify a value of required optimization parameter " + name)
            param_group.setdefault(name, default)
        known = {id(param) for group in self.param_groups for param in group['params']}
        if any(id(param) in known for param in param_group['params']):
            raise ValueError('some parameters appear in more than one parameter group')
        self.param_groups.append(param_group)

    def zero_grad(self, set_to_none=True):
        for group in self.param_groups:
            for param in group['params']:
                if param.grad is not None:
                    if set_to_none:
                        param.grad = None
                    else:
                        param.grad.detach_()
                        param.grad.requires_grad_(False)
                        param.grad.zero_()

    def step(self, closure=None):
        raise NotImplementedError

    def _numbers(self):
        """The place of each parameter among all, by its identity."""
        params = [param for group in self.param_groups for param in group['params']]
        return {id(param): i for i, param in enumerate(params)}

    def state_dict(self):
        numbers = self._numbers()
        state = {numbers[id(param)] if isinstance(param, torch.Tensor) else param: values for param, values in self.state.items()}
        groups = []
        for group in self.param_groups:
            packed = {name: value for name, value in group.items() if name != 'params'}
            packed['params'] = [numbers[id(param)] for param in group['params']]
            groups.append(packed)
        return {'state': state, 'param_groups': groups}

    def load_state_dict(self, state_dict):
        state_dict = deepcopy(state_dict)
        groups = state_dict['param_groups']
        if len(groups) != len(self.param_groups):
            raise ValueError('loaded state dict has a different number of parameter groups')
        if any(len(saved['params']) != len(own['params']) for saved, own in zip(groups, self.param_groups)):
            raise ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
        params = {}
        for saved, own in zip(groups, self.param_groups):
            for number, param in zip(saved['params'], own['params']):
                params[number] = param
            saved['params'] = own['params']
        self.param_groups = groups
        self.state = defaultdict(dict)
        for number, values in state_dict['state'].items():
            if number in params:
                self.state[params[number]] = self._converted(params[number], values, None)
            else:
                self.state[number] = values

    def _converted(self, param, value, name):
        """A loaded state in the dtype of its parameter; the count of steps keeps its own."""
        if isinstance(value, torch.Tensor):
            return value.to(param.dtype) if name != 'step' and param.is_floating_point() else value
        if isinstance(value, dict):
            return {key: self._converted(param, member, key) for key, member in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)([self._converted(param, member, None) for member in value])
        return value

    def __repr__(self):
        text = type(self).__name__ + ' ('
        for i, group in enumerate(self.param_groups):
            text += f'\nParameter Group {i}\n'
            for name in sorted(group.keys()):
                if name != 'params':
                    text += f'    {name}: {group[name]}\n'
        return text + ')'
