using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The tensor repeated so often along each of the last dimensions.</summary>
    /// <derivative>grad, summed over the repeats</derivative>
    [Operator("tile", TakesOut = false)]
    [Sample("real(2, 3), [2]")]
    public static Tensor Tile(this Tensor input, params long[] dims) =>
        input.Repeat([.. Enumerable.Repeat(1L, Math.Max(0, input.Rank - dims.Length)), .. dims]);
}
