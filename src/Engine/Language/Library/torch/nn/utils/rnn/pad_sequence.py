import torch


def pad_sequence(sequences, batch_first=False, padding_value=0.0):
    """Sequences of different lengths, (length, …), in one tensor (longest, batch, …), filled up at the end."""
    sequences = list(sequences)
    longest = max(sequence.size(0) for sequence in sequences)
    rest = tuple(sequences[0].shape[1:])
    shape = (len(sequences), longest) if batch_first else (longest, len(sequences))
    result = torch.full(shape + rest, padding_value, dtype=sequences[0].dtype)
    for i, sequence in enumerate(sequences):
        if batch_first:
            result[i, :sequence.size(0)] = sequence
        else:
            result[:sequence.size(0), i] = sequence
    return result
