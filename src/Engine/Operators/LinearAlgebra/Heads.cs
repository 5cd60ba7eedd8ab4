using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The heads of an attention, and what does not fit them.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Batch">The size of the batch.</param>
/// <param name="Features">The features of a query, shared out among the heads.</param>
/// <param name="Length">The number of queries.</param>
internal readonly record struct Heads(long Count, long Batch, long Features, long Length)
{
    /// <summary>Whether the arguments are of a batch; says which has not as many dimensions as it should.</summary>
    public static bool CheckRanks(Tensor query, Tensor key, Tensor value, Tensor? padding, Tensor? mask)
    {
        bool batched = query.Rank == 3;
        string kind = batched ? "batched (3-D)" : "unbatched (2-D)";
        if (query.Rank is not (2 or 3))
        {
            throw Wrong($"query should be unbatched 2D or batched 3D tensor but received {query.Rank}-D query tensor");
        }

        if (key.Rank != query.Rank || value.Rank != query.Rank)
        {
            throw Wrong(
                $"For {kind} `query`, expected `key` and `value` to be {query.Rank}-D but found {key.Rank}-D and {value.Rank}-D tensors respectively");
        }

        if (padding is not null && padding.Rank != query.Rank - 1)
        {
            throw Wrong(
                $"For {kind} `query`, expected `key_padding_mask` to be `None` or {query.Rank - 1}-D but found {padding.Rank}-D tensor instead");
        }

        return mask is null or { Rank: 2 or 3 }
            ? batched
            : throw Wrong($"For {kind} `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found {mask.Rank}-D tensor instead");
    }

    public static Tensor Need(Tensor? weight, string name) =>
        weight ?? throw Wrong($"use_separate_proj_weight is True but {name}_proj_weight is None");

    public static GradException Wrong(string message) => GradException.Shape(message, "AssertionError");

    /// <summary>A mask as numbers to be added: of bools -∞ where it is true.</summary>
    public static Tensor? Additive(Tensor? mask, DType dtype, string name)
    {
        if (mask is null || mask.DType.IsFloatingPoint())
        {
            return mask;
        }

        return mask.DType is DType.Bool or DType.UInt8
            ? Torch.Zeros(mask.Shape.ToArray(), dtype).MaskedFill(mask.Bool(), double.NegativeInfinity)
            : throw Wrong($"only bool and floating types of {name} are supported");
    }

    public void CheckSizes(long expected, Tensor key, Tensor value, bool separate)
    {
        if (Features != expected)
        {
            throw Wrong($"was expecting embedding dimension of {expected}, but got {Features}");
        }

        if (Count <= 0 || Features % Count != 0)
        {
            throw Wrong($"embed_dim {Features} not divisible by num_heads {Count}");
        }

        if (separate && !key.Shape.Sizes[..2].SequenceEqual(value.Shape.Sizes[..2]))
        {
            throw Wrong(
                $"key's sequence and batch dims torch.Size({Shape.Format(key.Shape.Sizes[..2])}) do not match value's "
                + $"torch.Size({Shape.Format(value.Shape.Sizes[..2])})");
        }

        if (!separate && !key.Shape.Equals(value.Shape))
        {
            throw Wrong($"key shape {Reduction.Size(key)} does not match value shape {Reduction.Size(value)}");
        }
    }

    /// <summary>The mask of attention (1 or batch · heads, queries, keys) as numbers to be added.</summary>
    public Tensor? Mask(Tensor? mask, long keys, DType dtype)
    {
        if (mask is null)
        {
            return null;
        }

        long[] size = mask.Rank == 2 ? [Length, keys] : [Batch * Count, Length, keys];
        if (!mask.Shape.Sizes.SequenceEqual(size))
        {
            throw GradException.Shape(
                $"The shape of the {mask.Rank}D attn_mask is {Reduction.Size(mask)}, but should be ({string.Join(", ", size)}).");
        }

        Tensor added = Additive(mask, dtype, "attn_mask")!;
        return mask.Rank == 2 ? added.Unsqueeze(0) : added;
    }

    /// <summary>The mask of attention with that of the keys' padding (batch, keys) added.</summary>
    public Tensor? WithPadding(Tensor? mask, Tensor? padding, long keys)
    {
        if (padding is null)
        {
            return mask;
        }

        if (!padding.Shape.Sizes.SequenceEqual([Batch, keys]))
        {
            throw Wrong($"expecting key_padding_mask shape of ({Batch}, {keys}), but got {Reduction.Size(padding)}");
        }

        Tensor spread = padding.Reshape(Batch, 1, 1, keys).Expand([Batch, Count, 1, keys]).Reshape(Batch * Count, 1, keys);
        return mask is null ? spread : mask.Add(spread);
    }

    /// <summary>Features (length, batch, E) as (batch · heads, length, E / heads).</summary>
    public Tensor Split(Tensor features) => features.Reshape(features.Shape[0], Batch * Count, Features / Count).Transpose(0, 1);

    /// <summary>Keys or values that are given already split.</summary>
    public Tensor? Static(Tensor? given, string name)
    {
        if (given is not null && (given.Rank != 3 || given.Shape[0] != Batch * Count))
        {
            throw Wrong($"expecting {name}.size(0) of {Batch * Count}, but got {(given.Rank == 0 ? 0 : given.Shape[0])}");
        }

        return given is null || given.Shape[2] == Features / Count
            ? given
            : throw Wrong($"expecting {name}.size(2) of {Features / Count}, but got {given.Shape[2]}");
    }
}
