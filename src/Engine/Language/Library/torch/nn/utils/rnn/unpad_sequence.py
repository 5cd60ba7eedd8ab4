def unpad_sequence(padded_sequences, lengths, batch_first=False):
    """The sequences of a padded tensor, each cut to its length."""
    padded = padded_sequences if batch_first else padded_sequences.transpose(0, 1)
    return [sequence[:int(length)] for sequence, length in zip(padded, lengths)]
