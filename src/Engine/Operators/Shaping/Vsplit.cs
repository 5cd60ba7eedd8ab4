using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Views of so many equal parts of the first dimension.</summary>
    /// <derivative>each part: grad there, zeros elsewhere</derivative>
    [Operator("vsplit")]
    [Sample("real(4, 2, 2), 2")]
    public static Tensor[] Vsplit(this Tensor input, long indicesOrSections) =>
        input.TensorSplit(Sections(input, indicesOrSections, "vsplit", 2, 0), 0);

    /// <summary>Views of the parts between these indices of the first dimension.</summary>
    /// <derivative>each part: grad there, zeros elsewhere</derivative>
    [Operator("vsplit")]
    [Sample("real(4, 3, 3), [1, 2]")]
    public static Tensor[] Vsplit(this Tensor input, long[] indicesOrSections)
    {
        Splittable(input, "vsplit", 2);
        return input.TensorSplit(indicesOrSections, 0);
    }

    /// <summary>A number of sections, if so many equal ones can be made.</summary>
    private static long Sections(Tensor input, long sections, string op, int rank, int dim)
    {
        Splittable(input, op, rank);
        return sections > 0 && input.Shape[dim] % sections == 0 ? sections : throw GradException.Argument(
            $"torch.{op} attempted to split along dimension {dim}, but the size of the dimension {input.Shape[dim]} is not divisible by the split_size {sections}!");
    }

    private static void Splittable(Tensor input, string op, int rank)
    {
        if (input.Rank < rank)
        {
            throw GradException.Shape($"torch.{op} requires a tensor with at least {rank} dimension, but got a tensor with {input.Rank} dimensions!");
        }
    }
}
