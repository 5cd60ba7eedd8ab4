import math
import torch
from torch.distributions import Distribution


class MultivariateNormal(Distribution):
    """The normal distribution of vectors, by its covariance, the inverse of that, or its Cholesky factor."""

    has_rsample = True
    arg_names = ('loc', 'covariance_matrix', 'precision_matrix', 'scale_tril')

    def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        if loc.dim() < 1:
            raise ValueError('loc must be at least one-dimensional.')
        given = {'covariance_matrix': covariance_matrix, 'precision_matrix': precision_matrix, 'scale_tril': scale_tril}
        given = {name: matrix for name, matrix in given.items() if matrix is not None}
        if len(given) != 1:
            raise ValueError('Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.')
        name, matrix = list(given.items())[0]
        if matrix.dim() < 2:
            raise ValueError(f'{name} must be at least two-dimensional, with optional leading batch dimensions')
        size = loc.size(-1)
        batch = torch.broadcast_tensors(loc[..., 0], matrix[..., 0, 0])[0].shape
        self.loc = loc.expand(tuple(batch) + (size,))
        matrix = matrix.expand(tuple(batch) + tuple(matrix.shape[-2:]))
        super().__init__(batch, (size,))
        if name == 'scale_tril':
            self.scale_tril = self._unbroadcasted_scale_tril = matrix
        elif name == 'covariance_matrix':
            self.covariance_matrix = matrix
            self._unbroadcasted_scale_tril = torch.linalg.cholesky(matrix)
        else:
            self.precision_matrix = matrix
            # The factor of the inverse, from that of the matrix with rows and columns reversed.
            factor = torch.linalg.cholesky(torch.flip(matrix, (-2, -1)))
            inverse = torch.transpose(torch.flip(factor, (-2, -1)), -2, -1)
            eye = torch.eye(size, dtype=matrix.dtype)
            self._unbroadcasted_scale_tril = torch.linalg.solve_triangular(inverse, eye, upper=False)

    def __getattr__(self, name):
        tril = self._unbroadcasted_scale_tril if name in ('scale_tril', 'covariance_matrix', 'precision_matrix') else None
        if name == 'scale_tril':
            return tril
        if name == 'covariance_matrix':
            return torch.matmul(tril, tril.mT)
        if name == 'precision_matrix':
            return torch.cholesky_inverse(tril)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @property
    def mean(self):
        return self.loc

    @property
    def mode(self):
        return self.loc

    @property
    def variance(self):
        return self._unbroadcasted_scale_tril.pow(2).sum(-1).expand(self._extended_shape())

    def rsample(self, sample_shape=()):
        noise = torch.randn(self._extended_shape(sample_shape), dtype=self.loc.dtype)
        return self.loc + torch.matmul(self._unbroadcasted_scale_tril, noise.unsqueeze(-1)).squeeze(-1)

    def _half_log_det(self):
        return self._unbroadcasted_scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)

    def _distance(self, difference):
        """The squares of Mahalanobis distances."""
        tril = self._unbroadcasted_scale_tril
        solved = torch.linalg.solve_triangular(tril, difference.unsqueeze(-1), upper=False)
        return solved.pow(2).sum((-2, -1))

    def log_prob(self, value):
        size = self._event_shape[0]
        return -0.5 * (size * math.log(2 * math.pi) + self._distance(value - self.loc)) - self._half_log_det()

    def entropy(self):
        size = self._event_shape[0]
        entropy = 0.5 * size * (1.0 + math.log(2 * math.pi)) + self._half_log_det()
        return entropy.expand(self._batch_shape) if len(self._batch_shape) > 0 else entropy

    def _kl(self, other):
        size = self._event_shape[0]
        tril = self._unbroadcasted_scale_tril
        ratio = torch.linalg.solve_triangular(other._unbroadcasted_scale_tril, tril, upper=False).pow(2).sum((-2, -1))
        return other._half_log_det() - self._half_log_det() + 0.5 * (ratio + other._distance(other.loc - self.loc) - size)
