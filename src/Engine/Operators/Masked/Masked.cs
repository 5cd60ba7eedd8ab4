using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The input where the mask, which broadcasts to it, is true, and a value elsewhere; no mask is all true.</summary>
    private static Tensor Unmasked(Tensor input, Tensor? mask, Scalar elsewhere)
    {
        if (mask is null)
        {
            return input;
        }

        return mask.Shape.BroadcastsTo(input.Shape)
            ? mask.Where(input, elsewhere)
            : throw GradException.Shape(
                mask.Rank > input.Rank
                    ? "_input_mask expected mask dimensionality equal to or less than that of the input"
                    : $"The expanded size of the tensor {input.Shape} must match the existing size {mask.Shape}");
    }

    /// <summary>How many elements are unmasked, over some dimensions.</summary>
    private static Tensor UnmaskedCount(Tensor input, Tensor? mask, long[]? dim, bool keepdim) =>
        mask is null
            ? Ones([], DType.Int64).BroadcastTo(input.Shape.ToArray()).Sum(dim, keepdim)
            : mask.BroadcastTo(input.Shape.ToArray()).Sum(dim, keepdim);

    /// <summary>The value that every element of a dtype is greater than, or less than: an infinity, or an integer's bound.</summary>
    private static Scalar Bound(DType dtype, bool greatest)
    {
        double sign = greatest ? 1 : -1;
        return dtype switch
        {
            DType.Bool => greatest,
            DType.UInt8 => greatest ? byte.MaxValue : byte.MinValue,
            DType.Int8 => greatest ? sbyte.MaxValue : sbyte.MinValue,
            DType.Int16 => greatest ? short.MaxValue : short.MinValue,
            DType.Int32 => greatest ? int.MaxValue : int.MinValue,
            DType.Int64 => greatest ? long.MaxValue : long.MinValue,
            _ => sign * double.PositiveInfinity,
        };
    }
}
