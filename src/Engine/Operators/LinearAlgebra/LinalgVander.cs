using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The matrices (…, n, N) whose columns are the rising powers of the last dimension's elements: N of them, n unless given.</summary>
    /// <derivative>the sum over the columns of grad · k · x^(k-1)</derivative>
    [Operator("linalg.vander", TakesOut = false)]
    [Sample("real(3)")]
    [Sample("real(2, 2), N=4")]
    public static Tensor LinalgVander(this Tensor x, [KeywordOnly] long? n = null)
    {
        if (x.Rank == 0)
        {
            throw GradException.Shape("linalg.vander: Expected a tensor with at least one dimension.");
        }

        long columns = n ?? x.Shape[^1];
        if (columns <= 1)
        {
            throw GradException.Argument("N must be greater than 1.");
        }

        DType dtype = Promotion.Promote(x.DType, DType.Int64);
        Tensor ones = Ones([.. x.Shape.Sizes, 1], dtype);
        return Cat([ones, x.To(dtype).Unsqueeze(-1).Expand([.. x.Shape.Sizes, columns - 1]).Cumprod(-1)], -1);
    }
}
