using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Multi-head attention (Vaswani and others, 2017): queries ([L,] B, E), keys and values (S, B, E) are projected, each head attends with its share
    /// of the E features, and the joined results are projected once more. Masks of bools forbid, masks of floats are added. It gives the result
    /// and, if they are needed, the weights (B, L, S), averaged over the heads or for each of them.
    /// </summary>
    /// <derivative>the chain rule through the projections and the attention</derivative>
    [Operator("nn.functional.multi_head_attention_forward")]
    [Sample("real(2, 1, 4), real(3, 1, 4), real(3, 1, 4), 4, 2, real(12, 4), real(12), None, None, False, 0.0, real(4, 4), real(4)")]
    [Sample("real(2, 2), real(2, 2), real(2, 2), 2, 1, None, None, real(1, 1, 2), real(1, 1, 2), True, 0.0, real(2, 2), None, use_separate_proj_weight=True, q_proj_weight=real(2, 2), k_proj_weight=real(2, 2), v_proj_weight=real(2, 2)")]
    public static Tensor[] MultiHeadAttentionForward(
        this Tensor query, Tensor key, Tensor value, long embedDimToCheck, long numHeads, Tensor? inProjWeight, Tensor? inProjBias, Tensor? biasK,
        Tensor? biasV, bool addZeroAttn, double dropoutP, Tensor outProjWeight, Tensor? outProjBias, bool training = true, Tensor? keyPaddingMask = null,
        bool needWeights = true, Tensor? attnMask = null, bool useSeparateProjWeight = false, Tensor? qProjWeight = null, Tensor? kProjWeight = null,
        Tensor? vProjWeight = null, Tensor? staticK = null, Tensor? staticV = null, bool averageAttnWeights = true)
    {
        bool batched = Heads.CheckRanks(query, key, value, keyPaddingMask, attnMask);
        if (!batched)
        {
            (query, key, value) = (query.Unsqueeze(1), key.Unsqueeze(1), value.Unsqueeze(1));
        }

        var heads = new Heads(numHeads, query.Shape[1], query.Shape[2], query.Shape[0]);
        heads.CheckSizes(embedDimToCheck, key, value, useSeparateProjWeight);
        Tensor[] weights = useSeparateProjWeight ? [Heads.Need(qProjWeight, "q"), Heads.Need(kProjWeight, "k"), Heads.Need(vProjWeight, "v")]
            : inProjWeight is null ? throw Heads.Wrong("use_separate_proj_weight is False but in_proj_weight is None")
            : inProjWeight.Chunk(3);
        Tensor?[] biases = inProjBias is null ? new Tensor?[3] : inProjBias.Chunk(3);
        Tensor q = query.Linear(weights[0], biases[0]), k = key.Linear(weights[1], biases[1]), v = value.Linear(weights[2], biases[2]);
        Tensor? mask = heads.Mask(attnMask, key.Shape[0], q.DType);
        Tensor? padding = Heads.Additive(batched ? keyPaddingMask : keyPaddingMask?.Unsqueeze(0), q.DType, "key_padding_mask");

        if (biasK is null != biasV is null)
        {
            throw Heads.Wrong($"bias_{(biasK is null ? "v" : "k")} is given without the other bias");
        }

        if (biasK is not null && biasV is not null)
        {
            k = Cat([k, biasK.Repeat([1, heads.Batch, 1])]);
            v = Cat([v, biasV.Repeat([1, heads.Batch, 1])]);
            (mask, padding) = (mask?.ConstantPadNd([0, 1]), padding?.ConstantPadNd([0, 1]));
        }

        (q, k, v) = (heads.Split(q), heads.Static(staticK, "static_k") ?? heads.Split(k), heads.Static(staticV, "static_v") ?? heads.Split(v));
        if (addZeroAttn)
        {
            (k, v) = (k.ConstantPadNd([0, 0, 0, 1]), v.ConstantPadNd([0, 0, 0, 1]));
            (mask, padding) = (mask?.ConstantPadNd([0, 1]), padding?.ConstantPadNd([0, 1]));
        }

        mask = heads.WithPadding(mask, padding, k.Shape[1]);
        Tensor scores = q.Div(Math.Sqrt(q.Shape[2])).Bmm(k.Transpose(-2, -1));
        Tensor attention = (mask is null ? scores : scores.Add(mask)).Softmax(-1).Dropout(dropoutP, training);
        Tensor joined = attention.Bmm(v).Transpose(0, 1).Reshape(heads.Length, heads.Batch, heads.Features).Linear(outProjWeight, outProjBias);
        Tensor result = batched ? joined : joined.Squeeze(1);
        if (!needWeights)
        {
            return [result];
        }

        Tensor each = attention.Reshape(heads.Batch, numHeads, heads.Length, -1);
        each = averageAttnWeights ? each.Mean([1]) : each;
        return [result, batched ? each : each.Squeeze(0)];
    }
}
