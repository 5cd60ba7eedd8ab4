using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy of the input in which one index of a dimension is replaced.</summary>
    /// <derivative>input: grad with zeros at that index; src: grad at that index</derivative>
    [Operator("select_scatter", TakesOut = false)]
    [Sample("real(2, 3), real(2), 1, 0")]
    public static Tensor SelectScatter(this Tensor input, Tensor src, long dim, long index) =>
        new Scattered(Operators.Select.Of(input.Shape, dim, index), "SelectScatterBackward0").Apply(input, src);
}
