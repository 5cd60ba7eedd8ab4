using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The parts of split_with_sizes as tensors of their own, which may be modified in place.</summary>
    /// <derivative>the gradients of the parts, put together</derivative>
    [Operator("unsafe_split_with_sizes")]
    [Sample("real(5, 2), [3, 2]")]
    public static Tensor[] UnsafeSplitWithSizes(this Tensor input, long[] splitSizes, long dim = 0) =>
        input.SplitWithSizes(splitSizes, dim).Select(static part => part.Clone()).ToArray().AsNode("UnsafeSplitWithSizesBackward0", input);
}
