using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Every element, or index of a dimension, repeated in place; without dim the flat elements.</summary>
    /// <derivative>grad, summed over the repeats</derivative>
    [Operator("repeat_interleave")]
    [Sample("real(2, 3), 2")]
    [Sample("real(2, 3), 2, dim=1")]
    public static Tensor RepeatInterleave(this Tensor input, long repeats, long? dim = null, [KeywordOnly] long? outputSize = null)
    {
        if (repeats < 0)
        {
            throw GradException.Argument("repeats can not be negative");
        }

        Tensor source = dim is null || input.Rank == 0 ? input.Reshape(-1) : input;
        int at = source.Shape.Dimension(dim ?? 0);
        ReadOnlySpan<long> sizes = source.Shape.Sizes;
        return source.Unsqueeze(at + 1).Expand([.. sizes[..(at + 1)], repeats, .. sizes[(at + 1)..]]).Clone()
            .View([.. sizes[..at], Bounds.Product(sizes[at], repeats), .. sizes[(at + 1)..]]).AsNode("IndexSelectBackward0", source);
    }

    /// <summary>Every element, or index of a dimension, repeated in place, each as often as a tensor says.</summary>
    /// <derivative>grad, summed over the repeats; repeats: none</derivative>
    [Operator("repeat_interleave", IsSizedByValues = true)]
    [Sample("real(2, 3), permutation(3), dim=1")]
    public static Tensor RepeatInterleave(this Tensor input, Tensor repeats, long? dim = null, [KeywordOnly] long? outputSize = null)
    {
        if (repeats.IsBatched)
        {
            throw Samples.OfUnknownShape("repeat_interleave.Tensor");
        }

        Tensor source = dim is null || input.Rank == 0 ? input.Reshape(-1) : input;
        int at = source.Shape.Dimension(dim ?? 0);
        if (repeats.Rank == 0 || (repeats.Rank == 1 && repeats.Count == 1))
        {
            return source.RepeatInterleave(repeats.Item().ToInt64(), at);
        }

        if (repeats.Rank == 1 && repeats.Count != source.Shape[at])
        {
            throw GradException.Shape("repeats must have the same size as input along dim");
        }

        Tensor indices = RepeatIndices(repeats);
        ReadOnlySpan<long> sizes = source.Shape.Sizes, strides = source.Shape.Strides;

        // Where each element of the result comes from: the sum of what each of its indices contributes.
        Tensor positions = Operators.AsStrided.Positions([.. sizes[..at], 1, .. sizes[(at + 1)..]], strides, 0)
            .View([.. sizes[..at], 1, .. sizes[(at + 1)..]])
            .Add(indices.Mul(strides[at]).View([-1, .. Enumerable.Repeat(1L, source.Rank - at - 1)]));
        return new Gathered("IndexSelectBackward0", positions.Contiguous()).Apply(source);
    }

    /// <summary>Each index as often as a tensor of counts says: counts [1, 2] give [0, 1, 1].</summary>
    /// <derivative>none: integers</derivative>
    [Operator("repeat_interleave", IsSizedByValues = true)]
    [Sample("index(4, 3)")]
    public static Tensor RepeatInterleave(this Tensor repeats, [KeywordOnly] long? outputSize = null) => RepeatIndices(repeats);

    private static Tensor RepeatIndices(Tensor repeats)
    {
        if (repeats.Rank > 1)
        {
            throw GradException.Shape("repeats must be 0-dim or 1-dim tensor");
        }

        if (repeats.DType is not (DType.Int64 or DType.Int32))
        {
            throw GradException.NotImplementedFor("repeat_interleave_cpu", repeats.DType);
        }

        if (repeats.IsBatched)
        {
            throw Samples.OfUnknownShape("repeat_interleave.Tensor");
        }

        long[] counts = repeats.ToInt64s();
        if (Array.Exists(counts, static count => count < 0))
        {
            throw GradException.Argument("repeats can not be negative");
        }

        Tensor indices = Tensor.Empty(Shape.Of(Bounds.Sum(counts)), DType.Int64);
        Evaluation.Charge(indices.Count);
        Span<long> rest = indices.Elements<long>();
        for (int i = 0; i < counts.Length; i++)
        {
            rest[..(int)counts[i]].Fill(i);
            rest = rest[(int)counts[i]..];
        }

        return indices;
    }
}
