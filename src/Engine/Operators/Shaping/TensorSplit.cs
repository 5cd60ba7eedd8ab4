using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Views of so many consecutive parts of a dimension, whose sizes differ by at most one.</summary>
    /// <derivative>each part: grad there, zeros elsewhere</derivative>
    [Operator("tensor_split")]
    [Sample("real(5, 2), 3")]
    public static Tensor[] TensorSplit(this Tensor input, long indicesOrSections, long dim = 0)
    {
        long size = input.Shape[SplitDimension(input, dim)];
        if (indicesOrSections <= 0)
        {
            throw GradException.Argument($"number of sections must be larger than 0, got {indicesOrSections}");
        }

        var parts = new Tensor[Bounds.Parts(indicesOrSections)];
        long start = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            long length = (size / parts.Length) + (i < size % parts.Length ? 1 : 0);
            parts[i] = input.Slice(dim, start, start += length);
        }

        return parts;
    }

    /// <summary>Views of the parts of a dimension between these indices.</summary>
    /// <derivative>each part: grad there, zeros elsewhere</derivative>
    [Operator("tensor_split")]
    [Sample("real(5, 2), [1, 3]")]
    public static Tensor[] TensorSplit(this Tensor input, long[] indicesOrSections, long dim = 0)
    {
        SplitDimension(input, dim);
        var parts = new Tensor[indicesOrSections.Length + 1];
        long start = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            long? end = i < indicesOrSections.Length ? indicesOrSections[i] : null;
            parts[i] = input.Slice(dim, start, end);
            start = end ?? 0;
        }

        return parts;
    }

    /// <summary>Views of the parts of a dimension between the indices that a tensor holds.</summary>
    /// <derivative>each part: grad there, zeros elsewhere</derivative>
    [Operator("tensor_split", IsSizedByValues = true)]
    [Sample("real(5, 2), permutation(2)")]
    public static Tensor[] TensorSplit(this Tensor input, Tensor indicesOrSections, long dim = 0)
    {
        if (indicesOrSections.DType != DType.Int64 || indicesOrSections.Rank > 1)
        {
            throw GradException.Argument(
                "tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor of dtype long, but got "
                + $"{indicesOrSections.DType.ScalarTypeName()} of {indicesOrSections.Rank} dimensions");
        }

        long[] indices = indicesOrSections.ToInt64s();
        return indicesOrSections.Rank == 0 ? input.TensorSplit(indices[0], dim) : input.TensorSplit(indices, dim);
    }

    private static int SplitDimension(Tensor input, long dim) => input.Rank > 0
        ? input.Shape.Dimension(dim)
        : throw GradException.Argument("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims");
}
