using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy of the input in which a diagonal is replaced.</summary>
    /// <derivative>input: grad with zeros on the diagonal; src: grad on the diagonal</derivative>
    [Operator("diagonal_scatter", TakesOut = false)]
    [Sample("real(3, 4), real(3), 1")]
    public static Tensor DiagonalScatter(this Tensor input, Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) =>
        new Scattered(Operators.Diagonal.Of(input.Shape, offset, dim1, dim2), "DiagonalScatterBackward0").Apply(input, src);
}
