using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The matrix whose columns are powers of a vector: N of them, as many as it has elements unless given, falling unless increasing.</summary>
    /// <derivative>the sum over the columns of grad · k · x^(k-1)</derivative>
    [Operator("vander", TakesOut = false)]
    [Sample("real(3)")]
    [Sample("real(2), 4, increasing=True")]
    public static Tensor Vander(this Tensor x, long? n = null, bool increasing = false)
    {
        if (x.Rank != 1)
        {
            throw GradException.Shape("x must be a one-dimensional tensor.");
        }

        long columns = n ?? x.Count;
        if (columns < 0)
        {
            throw GradException.Argument("N must be non-negative.");
        }

        DType dtype = Promotion.Promote(x.DType, DType.Int64);
        Tensor powers = Ones([x.Count, Math.Min(columns, 1)], dtype);
        if (columns > 1)
        {
            powers = Cat([powers, x.To(dtype).Unsqueeze(-1).Expand(x.Count, columns - 1).Cumprod(1)], 1);
        }

        return increasing ? powers : powers.Flip(1);
    }
}
