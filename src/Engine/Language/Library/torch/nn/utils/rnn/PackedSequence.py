from collections import namedtuple

PackedSequence = namedtuple('PackedSequence', ['data', 'batch_sizes', 'sorted_indices', 'unsorted_indices'], defaults=[None, None, None])
