using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Sums of the products of two stacks of vectors along a dimension, the first conjugated.</summary>
    /// <derivative>the product rule</derivative>
    [Operator("linalg.vecdot")]
    [Sample("real(2, 3), real(2, 3)")]
    [Sample("complex(2, 3), complex(3), dim=1")]
    public static Tensor Vecdot(this Tensor x, Tensor y, [KeywordOnly] long dim = -1)
    {
        if (x.DType != y.DType || !x.DType.IsDifferentiable())
        {
            throw GradException.Type(
                x.DType == y.DType
                    ? $"linalg.vecdot: Expected a floating point or complex tensor as input. Got {x.DType.ScalarTypeName()}"
                    : $"linalg.vecdot: Expected x and y to have the same dtype, but got {x.DType.ScalarTypeName()} and {y.DType.ScalarTypeName()}");
        }

        return x.Conj().Mul(y).Sum([dim]);
    }
}
