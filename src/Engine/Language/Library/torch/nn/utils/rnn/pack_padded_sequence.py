import torch
from torch.nn.utils.rnn import PackedSequence


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    """The elements of padded sequences (time, batch, …) within their lengths, by time; longest sequences first."""
    lengths = lengths.tolist() if isinstance(lengths, torch.Tensor) else list(lengths)
    sorted_indices = unsorted_indices = None
    if not enforce_sorted:
        lengths, sorted_indices = torch.sort(torch.tensor(lengths), descending=True)
        lengths = lengths.tolist()
        unsorted_indices = torch.argsort(sorted_indices)
        input = input.index_select(0 if batch_first else 1, sorted_indices)
    input = input.transpose(0, 1) if batch_first else input
    if len(lengths) != input.size(1):
        raise RuntimeError(f'Expected `len(lengths)` to be equal to batch_size, but got {len(lengths)} (batch_size={input.size(1)})')
    if any(length <= 0 for length in lengths):
        raise RuntimeError('Length of all samples has to be greater than 0, but found an element in \'lengths\' that is <= 0')
    if any(a < b for a, b in zip(lengths, lengths[1:])):
        raise RuntimeError('`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass '
                           '`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you '
                           'do not need ONNX exportability.')
    sizes = [sum(1 for length in lengths if length > t) for t in range(lengths[0])]
    data = torch.cat([input[t, :size] for t, size in enumerate(sizes)], 0)
    return PackedSequence(data, torch.tensor(sizes), sorted_indices, unsorted_indices)
