using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The p-norms over all dimensions but one, which stay as dimensions of 1; over all of them for dim -1.</summary>
    /// <derivative>that of linalg.vector_norm</derivative>
    [Operator("norm_except_dim", TakesOut = false)]
    [Sample("real(2, 3, 2), 2, 1")]
    public static Tensor NormExceptDim(this Tensor v, long pow = 2, long dim = 0)
    {
        if (dim == -1)
        {
            return v.Norm((Scalar)pow);
        }

        int kept = v.Shape.Dimension(dim);
        long[] others = [.. Enumerable.Range(0, v.Rank).Where(d => d != kept).Select(d => (long)d)];
        return others.Length == 0 ? v.Abs() : v.Norm((Scalar)pow, others, keepdim: true);
    }
}
