using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy of the input in which a slice of a dimension is replaced.</summary>
    /// <derivative>input: grad with zeros in the slice; src: grad in the slice</derivative>
    [Operator("slice_scatter", TakesOut = false)]
    [Sample("real(5, 2), real(2, 2), 0, 1, None, 2")]
    public static Tensor SliceScatter(this Tensor input, Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
        new Scattered(Operators.Slice.Of(input.Shape, dim, start, end, step), "SliceScatterBackward0").Apply(input, src);
}
