import contextlib
import torch


@contextlib.contextmanager
def fork_rng(devices=None, enabled=True):
    """Leaves the random numbers as they were."""
    if not enabled:
        yield
        return
    state = torch.get_rng_state()
    try:
        yield
    finally:
        torch.set_rng_state(state)
