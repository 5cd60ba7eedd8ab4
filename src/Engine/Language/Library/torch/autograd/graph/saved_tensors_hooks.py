from torch.autograd.graph import _use_hooks


class saved_tensors_hooks:
    """While it is entered, pack_hook sees every tensor that autograd saves, and unpack_hook gives it back."""

    def __init__(self, pack_hook, unpack_hook):
        self.pack_hook = pack_hook
        self.unpack_hook = unpack_hook

    def __enter__(self):
        self._scope = _use_hooks(self.pack_hook, self.unpack_hook)

    def __exit__(self, *args):
        self._scope.close()
