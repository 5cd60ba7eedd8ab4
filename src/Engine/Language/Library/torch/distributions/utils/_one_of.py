def _one_of(probs, logits):
    """Refuses both, and neither."""
    if (probs is None) == (logits is None):
        raise ValueError('Either `probs` or `logits` must be specified, but not both.')
