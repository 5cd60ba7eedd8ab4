from typing import Generic


class Protocol(Generic):
    """What protocols derive from; nothing checks them when a script runs."""
