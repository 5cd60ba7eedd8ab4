using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The cross product of vectors of three elements along a dimension; the other dimensions broadcast.</summary>
    /// <derivative>input: conj(other) × grad; other: grad × conj(input)</derivative>
    [Operator("linalg.cross")]
    [Sample("real(2, 3), real(2, 3)")]
    [Sample("complex(3, 2), complex(3, 1), dim=0")]
    public static Tensor LinalgCross(this Tensor input, Tensor other, [KeywordOnly] long dim = -1)
    {
        if (input.Rank != other.Rank)
        {
            throw GradException.Shape("linalg.cross: inputs must have the same number of dimensions.");
        }

        int at = input.Shape.Dimension(dim);
        if (input.Rank == 0 || input.Shape[at] != 3 || other.Shape[at] != 3)
        {
            throw GradException.Shape(
                $"linalg.cross: inputs dimension {dim} must have length 3. Got {(input.Rank == 0 ? 1 : input.Shape[at])} and {(input.Rank == 0 ? 1 : other.Shape[at])}");
        }

        long[] shape = Shape.Broadcast(input.Shape, other.Shape).ToArray();
        DType dtype = Promotion.ResultType(input, other);
        return new LinalgCross(at).Apply(input.To(dtype).BroadcastTo(shape), other.To(dtype).BroadcastTo(shape));
    }
}
