using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Row and column, a row each, of the elements of a matrix that lie on and above a diagonal, in row-major order.</summary>
    /// <derivative>none: integers</derivative>
    [Operator("triu_indices", TakesOut = false)]
    [Sample("3, 4, 1")]
    public static Tensor TriuIndices(long row, long col, long offset = 0, [KeywordOnly] DType? dtype = null) =>
        TriangleIndices.Of(row, col, offset, upper: true).To(dtype ?? DType.Int64);
}
