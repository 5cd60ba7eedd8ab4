using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Random integers below high, from 0.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("randint")]
    [Sample("10, [2, 3]")]
    public static Tensor Randint(long high, long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Randint(0, high, size, dtype, requiresGrad);

    /// <summary>Random integers below high, from low.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("randint")]
    [Sample("-5, 10, [2, 3]")]
    public static Tensor Randint(long low, long high, long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Made(RandomIntegers.Between(Shape.Of(size), dtype ?? DType.Int64, low, high), requiresGrad);
}
