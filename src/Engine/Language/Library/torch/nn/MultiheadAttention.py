import math
import torch
import torch.nn.functional as F
from torch.nn import Module, Parameter, init
from torch.nn.modules.activation import _attention_mask
from torch.nn.modules.linear import NonDynamicallyQuantizableLinear


class MultiheadAttention(Module):
    """softmax(q kᵀ / √d) v in num_heads subspaces, of queries, keys and values (length, batch, features): Vaswani et al., 2017."""

    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None,
                 batch_first=False, device=None, dtype=None):
        super().__init__()
        self.embed_dim = embed_dim
        self.kdim = embed_dim if kdim is None else kdim
        self.vdim = embed_dim if vdim is None else vdim
        self._qkv_same_embed_dim = self.kdim == embed_dim and self.vdim == embed_dim
        self.num_heads = num_heads
        self.dropout = dropout
        self.batch_first = batch_first
        self.head_dim = embed_dim // num_heads
        assert self.head_dim * num_heads == embed_dim, 'embed_dim must be divisible by num_heads'
        same = self._qkv_same_embed_dim
        self._add('q_proj_weight', None if same else (embed_dim, embed_dim), dtype)
        self._add('k_proj_weight', None if same else (embed_dim, self.kdim), dtype)
        self._add('v_proj_weight', None if same else (embed_dim, self.vdim), dtype)
        self._add('in_proj_weight', (3 * embed_dim, embed_dim) if same else None, dtype)
        self._add('in_proj_bias', (3 * embed_dim,) if bias else None, dtype)
        self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias, dtype=dtype)
        self._add('bias_k', (1, 1, embed_dim) if add_bias_kv else None, dtype)
        self._add('bias_v', (1, 1, embed_dim) if add_bias_kv else None, dtype)
        self.add_zero_attn = add_zero_attn
        self._reset_parameters()

    def _add(self, name, shape, dtype):
        self.register_parameter(name, None if shape is None else Parameter(torch.empty(shape, dtype=dtype)))

    def _reset_parameters(self):
        if self._qkv_same_embed_dim:
            init.xavier_uniform_(self.in_proj_weight)
        else:
            init.xavier_uniform_(self.q_proj_weight)
            init.xavier_uniform_(self.k_proj_weight)
            init.xavier_uniform_(self.v_proj_weight)
        if self.in_proj_bias is not None:
            init.constant_(self.in_proj_bias, 0.0)
            init.constant_(self.out_proj.bias, 0.0)
        if self.bias_k is not None:
            init.xavier_normal_(self.bias_k)
        if self.bias_v is not None:
            init.xavier_normal_(self.bias_v)

    def _check(self, query, key, value, key_padding_mask, attn_mask):
        rank = query.dim()
        if rank not in (2, 3):
            raise AssertionError(f'query should be unbatched 2D or batched 3D tensor but received {rank}-D query tensor')
        kind = 'batched (3-D)' if rank == 3 else 'unbatched (2-D)'
        if key.dim() != rank or value.dim() != rank:
            raise AssertionError(f'For {kind} `query`, expected `key` and `value` to be {rank}-D but found {key.dim()}-D and '
                                 f'{value.dim()}-D tensors respectively')
        if key_padding_mask is not None and key_padding_mask.dim() != rank - 1:
            raise AssertionError(f'For {kind} `query`, expected `key_padding_mask` to be `None` or {rank - 1}-D but found '
                                 f'{key_padding_mask.dim()}-D tensor instead')
        if attn_mask is not None and attn_mask.dim() not in (2, 3):
            raise AssertionError(f'For {kind} `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found {attn_mask.dim()}-D tensor instead')

    def _projected(self, query, key, value):
        if self._qkv_same_embed_dim:
            if query is key and key is value:
                return F.linear(query, self.in_proj_weight, self.in_proj_bias).chunk(3, -1)
            weights = self.in_proj_weight.chunk(3)
        else:
            weights = self.q_proj_weight, self.k_proj_weight, self.v_proj_weight
        biases = (None, None, None) if self.in_proj_bias is None else self.in_proj_bias.chunk(3)
        return [F.linear(x, weight, bias) for x, weight, bias in zip((query, key, value), weights, biases)]

    def _heads(self, x):
        """(length, batch, features) as (batch · heads, length, features of a head)."""
        return x.reshape(x.size(0), -1, self.head_dim).transpose(0, 1)

    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False):
        self._check(query, key, value, key_padding_mask, attn_mask)
        batched = query.dim() == 3
        if batched and self.batch_first:
            # One transposed tensor for what is one tensor: it is projected at once.
            turned = {id(x): x.transpose(0, 1) for x in (query, key, value)}
            query, key, value = turned[id(query)], turned[id(key)], turned[id(value)]
        elif not batched:
            turned = {id(x): x.unsqueeze(1) for x in (query, key, value)}
            query, key, value = turned[id(query)], turned[id(key)], turned[id(value)]
            key_padding_mask = None if key_padding_mask is None else key_padding_mask.unsqueeze(0)
        length, batch, features = query.shape
        if features != self.embed_dim:
            raise AssertionError(f'was expecting embedding dimension of {self.embed_dim}, but got {features}')
        if key.shape[:2] != value.shape[:2]:
            raise AssertionError(f'key shape {key.shape} does not match value shape {value.shape}')
        if key_padding_mask is not None and tuple(key_padding_mask.shape) != (batch, key.size(0)):
            raise AssertionError(f'expecting key_padding_mask shape of {(batch, key.size(0))}, but got {key_padding_mask.shape}')

        q, k, v = self._projected(query, key, value)
        mask = _attention_mask(attn_mask, key_padding_mask, self.num_heads, batch, length, key.size(0), q.dtype)
        if self.bias_k is not None:
            k = torch.cat([k, self.bias_k.repeat(1, batch, 1)])
            v = torch.cat([v, self.bias_v.repeat(1, batch, 1)])
            mask = None if mask is None else F.pad(mask, (0, 1))
        q, k, v = self._heads(q), self._heads(k), self._heads(v)
        if self.add_zero_attn:
            zeros = torch.zeros(k.size(0), 1, self.head_dim, dtype=k.dtype)
            k, v = torch.cat([k, zeros], 1), torch.cat([v, zeros], 1)
            mask = None if mask is None else F.pad(mask, (0, 1))

        q = q / math.sqrt(self.head_dim)
        scores = torch.bmm(q, k.transpose(1, 2)) if mask is None else torch.baddbmm(mask, q, k.transpose(1, 2))
        weights = F.softmax(scores, -1)
        if self.dropout > 0:
            weights = F.dropout(weights, self.dropout, self.training)
        output = torch.bmm(weights, v).transpose(0, 1).reshape(length * batch, features)
        output = self.out_proj(output).view(length, batch, features)

        if batched:
            output = output.transpose(0, 1) if self.batch_first else output
        else:
            output = output.squeeze(1)
        if not need_weights:
            return output, None
        weights = weights.view(batch, self.num_heads, length, -1)
        if average_attn_weights:
            weights = weights.sum(1) / self.num_heads
        return output, weights if batched else weights.squeeze(0)
