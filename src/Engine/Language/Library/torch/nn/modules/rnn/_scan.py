import torch


def _scan(step, inputs, state, reverse):
    """Steps through a sequence with a state, a tuple of tensors whose first is the output.

    Batches may shrink along the sequence: the first rows go on, and the state of the others is what they ended with.
    Gives the outputs in the sequence's order, and the last state of every row.
    """
    outputs = [None] * len(inputs)
    ended = []
    order = reversed(range(len(inputs))) if reverse else range(len(inputs))
    now = tuple(part[:inputs[-1].size(0)] for part in state) if reverse else state
    for t in order:
        rows = inputs[t].size(0)
        have = now[0].size(0)
        if rows < have:
            ended.append(tuple(part[rows:] for part in now))
            now = tuple(part[:rows] for part in now)
        elif rows > have:
            now = tuple(torch.cat([part, first[have:rows]], 0) for part, first in zip(now, state))
        now = step(inputs[t], now)
        outputs[t] = now[0]
    for rest in reversed(ended):
        now = tuple(torch.cat([part, more], 0) for part, more in zip(now, rest))
    return outputs, now
