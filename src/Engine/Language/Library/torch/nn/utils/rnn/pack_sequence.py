from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence


def pack_sequence(sequences, enforce_sorted=True):
    """Packs sequences of different lengths, (length, …)."""
    lengths = [sequence.size(0) for sequence in sequences]
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)
