import torch
from torch.optim import Optimizer
from torch.optim.lbfgs import _strong_wolfe


class LBFGS(Optimizer):
    """The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno with a limited memory; step calls its closure several times."""

    def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100,
                 line_search_fn=None):
        max_eval = max_iter * 5 // 4 if max_eval is None else max_eval
        super().__init__(params, dict(lr=lr, max_iter=max_iter, max_eval=max_eval, tolerance_grad=tolerance_grad,
                                      tolerance_change=tolerance_change, history_size=history_size, line_search_fn=line_search_fn))
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        self._params = self.param_groups[0]['params']

    def _gradient(self):
        parts = [(torch.zeros_like(param) if param.grad is None else param.grad).reshape(-1) for param in self._params]
        return torch.cat(parts, 0)

    def _move(self, length, direction):
        at = 0
        for param in self._params:
            param.add_(direction[at:at + param.numel()].view_as(param), alpha=float(length))
            at += param.numel()

    def _direction(self, state, past, gradient, history_size):
        """−H g by the two loops over the history, after the newest step has been taken into it."""
        if state['n_iter'] == 1:
            past['old_dirs'], past['old_stps'], past['ro'] = [], [], []
            past['H_diag'] = 1
            return gradient.neg()
        y = gradient.sub(past['prev_flat_grad'])
        s = past['d'].mul(past['t'])
        ys = y.dot(s)
        dirs, steps, ro = past['old_dirs'], past['old_stps'], past['ro']
        if ys > 1e-10:
            if len(dirs) == history_size:
                dirs.pop(0)
                steps.pop(0)
                ro.pop(0)
            dirs.append(y)
            steps.append(s)
            ro.append(1.0 / ys)
            past['H_diag'] = ys / y.dot(y)
        if 'al' not in state:
            state['al'] = [None] * history_size
        al = state['al']
        q = gradient.neg()
        for i in reversed(range(len(dirs))):
            al[i] = steps[i].dot(q) * ro[i]
            q.add_(dirs[i], alpha=-float(al[i]))
        r = torch.mul(q, past['H_diag'])
        for i in range(len(dirs)):
            be = dirs[i].dot(r) * ro[i]
            r.add_(steps[i], alpha=float(al[i] - be))
        return r

    @torch.no_grad()
    def step(self, closure):
        group = self.param_groups[0]
        lr, max_iter = group['lr'], group['max_iter']
        if group['line_search_fn'] not in (None, 'strong_wolfe'):
            raise RuntimeError("only 'strong_wolfe' is supported")

        def loss_now():
            with torch.enable_grad():
                return closure()

        state = self.state[self._params[0]]
        state.setdefault('func_evals', 0)
        state.setdefault('n_iter', 0)
        first = loss_now()
        loss = float(first)
        evaluations = 1
        state['func_evals'] += 1
        gradient = self._gradient()
        optimal = gradient.abs().max() <= group['tolerance_grad']
        if optimal:
            return first

        names = ('d', 't', 'old_dirs', 'old_stps', 'ro', 'H_diag', 'prev_flat_grad', 'prev_loss')
        past = {name: state.get(name) for name in names}
        rounds = 0
        while rounds < max_iter:
            rounds += 1
            state['n_iter'] += 1
            d = past['d'] = self._direction(state, past, gradient, group['history_size'])
            past['prev_flat_grad'] = gradient.clone()
            before = past['prev_loss'] = loss
            t = past['t'] = min(1.0, 1.0 / gradient.abs().sum()) * lr if state['n_iter'] == 1 else lr
            slope = gradient.dot(d)
            if slope > -group['tolerance_change']:
                break

            calls = 0
            if group['line_search_fn'] is not None:
                origin = [param.clone() for param in self._params]

                def evaluate(t):
                    self._move(t, d)
                    loss, gradient = float(loss_now()), self._gradient()
                    for param, value in zip(self._params, origin):
                        param.copy_(value)
                    return loss, gradient

                point, calls = _strong_wolfe(evaluate, t, d, loss, gradient, slope)
                t, loss, gradient = point[0], point[1], point[2]
                past['t'] = t
                self._move(t, d)
                optimal = gradient.abs().max() <= group['tolerance_grad']
            else:
                self._move(t, d)
                # The last evaluation would not be used: the next call of step makes its own.
                if rounds != max_iter:
                    loss = float(loss_now())
                    gradient = self._gradient()
                    optimal = gradient.abs().max() <= group['tolerance_grad']
                    calls = 1
            evaluations += calls
            state['func_evals'] += calls

            if rounds == max_iter or evaluations >= group['max_eval'] or optimal:
                break
            if d.mul(t).abs().max() <= group['tolerance_change'] or abs(loss - before) < group['tolerance_change']:
                break
        state.update(past)
        return first
