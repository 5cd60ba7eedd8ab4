def cond(pred, true_fn, false_fn, operands=()):
    """What one of two functions gives for the operands; the other one is not run."""
    return true_fn(*operands) if pred else false_fn(*operands)
