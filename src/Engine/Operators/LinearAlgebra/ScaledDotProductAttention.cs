using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// softmax(scale · query @ keyᵀ + mask) @ value for queries (…, L, E), keys (…, S, E) and values (…, S, V); scale is 1 / √E. A mask of bools
    /// says who takes part, one of floats is added; attention weights are zeroed with the probability dropout_p.
    /// </summary>
    /// <derivative>the chain rule through softmax and the two products</derivative>
    [Operator("nn.functional.scaled_dot_product_attention")]
    [Sample("real(2, 3, 4), real(2, 5, 4), real(2, 5, 2)")]
    [Sample("real(3, 4), real(3, 4), real(3, 2), is_causal=True")]
    [Sample("real(2, 3), real(4, 3), real(4, 2), real(2, 4), scale=0.5")]
    public static Tensor ScaledDotProductAttention(
        this Tensor query, Tensor key, Tensor value, Tensor? attnMask = null, double dropoutP = 0, bool isCausal = false,
        [KeywordOnly] double? scale = null, [KeywordOnly] bool enableGqa = false)
    {
        if (query.Rank < 2 || key.Rank < 2 || value.Rank < 2)
        {
            throw GradException.Shape(
                $"scaled_dot_product_attention: Expected query, key, and value to all be at least 2 dimensional, but got query dim: {query.Rank}, key dim: "
                + $"{key.Rank} and value dim: {value.Rank} instead.");
        }

        if (isCausal && attnMask is not null)
        {
            throw GradException.Argument("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True");
        }

        if (enableGqa)
        {
            (key, value) = (Shared(query, key), Shared(query, value));
        }

        Tensor scores = query.Mul(scale ?? (1 / Math.Sqrt(query.Shape[^1]))).Matmul(key.Transpose(-2, -1));
        Tensor? mask = isCausal ? Ones([query.Shape[^2], key.Shape[^2]], DType.Bool).Tril() : attnMask;
        scores = mask is null ? scores
            : mask.DType == DType.Bool ? Where(mask, scores, double.NegativeInfinity)
            : scores.Add(mask);
        return scores.Softmax(-1).Dropout(dropoutP).Matmul(value);
    }

    // Grouped queries: each head of keys and values serves several of queries.
    private static Tensor Shared(Tensor query, Tensor shared)
    {
        if (query.Rank < 3 || shared.Rank < 3 || shared.Shape[^3] == 0 || query.Shape[^3] % shared.Shape[^3] != 0)
        {
            throw GradException.Shape(
                $"Number of heads in key and value must divide the number of heads in query, but got query {query.Shape} and {shared.Shape}");
        }

        return shared.RepeatInterleave(query.Shape[^3] / shared.Shape[^3], -3);
    }
}
