using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view of a diagonal of each matrix, the last two dimensions unless told otherwise; offset &gt; 0 lies above the main one.</summary>
    /// <derivative>grad on that diagonal, zeros elsewhere</derivative>
    [Operator("linalg.diagonal")]
    [Sample("real(2, 3, 4)")]
    [Sample("real(3, 4), offset=1")]
    public static Tensor MatrixDiagonal(this Tensor a, [KeywordOnly] long offset = 0, [KeywordOnly] long dim1 = -2, [KeywordOnly] long dim2 = -1) =>
        a.Diagonal(offset, dim1, dim2);
}
