import torch
from torch.nn.modules.module import BackwardHookFunction


class _BackwardHooks:
    """One call of a module: the gradients of its outputs are kept until those of its inputs are there, then the hooks run."""

    def __init__(self, module):
        self.module = module
        self.grad_output = None
        self.watches_input = False
        self.places = 0

    def inputs(self, args):
        self.places = len(args)
        return self.watch(args, self.at_input, True)

    def outputs(self, result):
        whole = result if isinstance(result, tuple) else (result,)
        watched = self.watch(whole, self.at_output, False)
        return watched if isinstance(result, tuple) else watched[0]

    def watch(self, values, visit, is_input):
        at = [i for i in range(len(values)) if isinstance(values[i], torch.Tensor)]
        if not torch.is_grad_enabled() or not any(values[i].requires_grad for i in at):
            return values
        if is_input:
            self.watches_input = True
        size = len(values)

        def visit_whole(grads):
            whole = [None] * size
            for i, grad in zip(at, grads):
                whole[i] = grad
            given = visit(tuple(whole))
            return [given[i] for i in at]

        copies = BackwardHookFunction.apply(visit_whole, *[values[i] for i in at])
        values = list(values)
        for i, copy in zip(at, copies):
            values[i] = copy
        return tuple(values)

    def at_output(self, grads):
        for hook in list(self.module._backward_pre_hooks.values()):
            given = hook(self.module, grads)
            if given is not None:
                grads = given if isinstance(given, tuple) else (given,)
        self.grad_output = grads
        if not self.watches_input:
            self.run((None,) * self.places)
        return grads

    def at_input(self, grads):
        return self.run(grads)

    def run(self, grads):
        for hook in list(self.module._backward_hooks.values()):
            given = hook(self.module, grads, self.grad_output)
            if given is not None:
                given = given if isinstance(given, tuple) else (given,)
                if len(given) != len(grads):
                    raise RuntimeError(f'Backward hook returned an invalid number of grad_input, got {len(given)}, but expected {len(grads)}')
                grads = given
        return grads
