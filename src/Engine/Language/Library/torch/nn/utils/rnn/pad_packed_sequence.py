import torch


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    """The padded sequences (time, batch, …) of a packed one, and their lengths."""
    sizes = sequence.batch_sizes.tolist()
    longest = len(sizes)
    if total_length is not None:
        if total_length < longest:
            raise ValueError('Expected total_length to be at least the length of the longest sequence in input, but got '
                             f'total_length={total_length} and max sequence length being {longest}')
        longest = total_length
    rest = tuple(sequence.data.shape[1:])
    padded = torch.full((longest, sizes[0]) + rest, padding_value, dtype=sequence.data.dtype)
    for t, rows in enumerate(sequence.data.split(sizes, 0)):
        padded[t, :sizes[t]] = rows
    lengths = torch.tensor([sum(1 for size in sizes if size > row) for row in range(sizes[0])])
    if sequence.unsorted_indices is not None:
        padded = padded.index_select(1, sequence.unsorted_indices)
        lengths = lengths[sequence.unsorted_indices]
    return (padded.transpose(0, 1) if batch_first else padded), lengths
