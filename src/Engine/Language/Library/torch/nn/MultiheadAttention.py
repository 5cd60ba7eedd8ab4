import torch
import torch.nn.functional as F
from torch.nn import Module, Parameter, init
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

    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False):
        turned = self.batch_first and query.dim() == 3
        if turned:
            query, key, value = query.transpose(1, 0), key.transpose(1, 0), value.transpose(1, 0)
        results = F.multi_head_attention_forward(
            query, key, value, self.embed_dim, self.num_heads, self.in_proj_weight, self.in_proj_bias, self.bias_k, self.bias_v,
            self.add_zero_attn, self.dropout, self.out_proj.weight, self.out_proj.bias, training=self.training,
            key_padding_mask=key_padding_mask, need_weights=need_weights, attn_mask=attn_mask,
            use_separate_proj_weight=not self._qkv_same_embed_dim, q_proj_weight=self.q_proj_weight, k_proj_weight=self.k_proj_weight,
            v_proj_weight=self.v_proj_weight, average_attn_weights=average_attn_weights)
        return results[0].transpose(1, 0) if turned else results[0], results[1] if need_weights else None
