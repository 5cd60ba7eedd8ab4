using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy of the input in which the places that a strided view would show are replaced by the source's elements.</summary>
    /// <derivative>input: grad with zeros in those places; src: grad in those places</derivative>
    [Operator("as_strided_scatter", TakesOut = false)]
    [Sample("real(4, 3), real(2, 3), [2, 3], [3, 1], storage_offset=2")]
    public static Tensor AsStridedScatter(this Tensor input, Tensor src, long[] size, long[] stride, long? storageOffset = null)
    {
        if (size.Length != stride.Length)
        {
            throw GradException.Argument("mismatch in length of strides and shape");
        }

        Tensor positions = GradService.Operators.AsStrided.Positions(size, stride, storageOffset ?? 0);
        return input.Put(positions, src.Reshape(-1));
    }
}
