using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Views of so many equal parts of the third dimension.</summary>
    /// <derivative>each part: grad there, zeros elsewhere</derivative>
    [Operator("dsplit")]
    [Sample("real(4, 2, 2), 2")]
    public static Tensor[] Dsplit(this Tensor input, long indicesOrSections) =>
        input.TensorSplit(Sections(input, indicesOrSections, "dsplit", 3, 2), 2);

    /// <summary>Views of the parts between these indices of the third dimension.</summary>
    /// <derivative>each part: grad there, zeros elsewhere</derivative>
    [Operator("dsplit")]
    [Sample("real(4, 3, 3), [1, 2]")]
    public static Tensor[] Dsplit(this Tensor input, long[] indicesOrSections)
    {
        Splittable(input, "dsplit", 3);
        return input.TensorSplit(indicesOrSections, 2);
    }
}
