using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Views of so many equal parts of the second dimension, or of the only one.</summary>
    /// <derivative>each part: grad there, zeros elsewhere</derivative>
    [Operator("hsplit")]
    [Sample("real(4, 2, 2), 2")]
    public static Tensor[] Hsplit(this Tensor input, long indicesOrSections) =>
        input.TensorSplit(Sections(input, indicesOrSections, "hsplit", 1, input.Rank > 1 ? 1 : 0), input.Rank > 1 ? 1 : 0);

    /// <summary>Views of the parts between these indices of the second dimension, or of the only one.</summary>
    /// <derivative>each part: grad there, zeros elsewhere</derivative>
    [Operator("hsplit")]
    [Sample("real(4, 3, 3), [1, 2]")]
    public static Tensor[] Hsplit(this Tensor input, long[] indicesOrSections)
    {
        Splittable(input, "hsplit", 1);
        return input.TensorSplit(indicesOrSections, input.Rank > 1 ? 1 : 0);
    }
}
