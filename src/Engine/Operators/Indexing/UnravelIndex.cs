using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The coordinates in a shape of elements at flat, row-major positions: one tensor for each dimension.</summary>
    /// <derivative>none: indices are integers</derivative>
    [Operator("unravel_index")]
    [Sample("index(6, 4), [2, 3]")]
    public static Tensor[] UnravelIndex(Tensor indices, long[] shape)
    {
        if (!indices.DType.IsIntegral())
        {
            throw GradException.Argument($"expected 'indices' to be integer dtype, but got torch.{indices.DType.Name()}", "ValueError");
        }

        if (Array.Exists(shape, size => size < 0))
        {
            throw GradException.Argument($"'shape' cannot have negative values, but got ({string.Join(", ", shape)})", "ValueError");
        }

        long[] strides = Shape.Of(shape).Strides;
        return [.. shape.Select((size, i) => size == 0 ? indices.ZerosLike() : indices.Div(strides[i], roundingMode: "floor").Remainder(size))];
    }
}
