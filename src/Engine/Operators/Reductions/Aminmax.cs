using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The least and the greatest elements, of all or along a dimension; NaN wins.</summary>
    /// <derivative>each grad, shared evenly by the elements that are equal to its result</derivative>
    [Operator("aminmax")]
    [Sample("distinct(2, 3)")]
    [Sample("distinct(2, 3), dim=1, keepdim=True")]
    public static (Tensor Min, Tensor Max) Aminmax(this Tensor input, [KeywordOnly] long? dim = null, [KeywordOnly] bool keepdim = false)
    {
        long[] along = dim is { } one ? [one] : [];
        if (along.Length == 0 && input.Count == 0)
        {
            throw GradException.Shape("aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.");
        }

        return Both(input, input.Amin(along, keepdim), input.Amax(along, keepdim), "AminmaxBackward0");
    }
}
