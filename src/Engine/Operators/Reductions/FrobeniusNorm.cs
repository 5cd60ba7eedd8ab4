using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The root of the sum of the squared moduli, over some dimensions or all.</summary>
    /// <derivative>grad · input / result, 0 where that is 0</derivative>
    [Operator("frobenius_norm")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3), 1, True")]
    public static Tensor FrobeniusNorm(this Tensor input, long[]? dim = null, bool keepdim = false) => input.Norm((Scalar)2, dim, keepdim);
}
