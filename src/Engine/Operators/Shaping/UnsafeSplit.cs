using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The parts of split as tensors of their own, which may be modified in place.</summary>
    /// <derivative>the gradients of the parts, put together</derivative>
    [Operator("unsafe_split")]
    [Sample("real(5, 2), 2")]
    public static Tensor[] UnsafeSplit(this Tensor input, long splitSize, long dim = 0) =>
        input.Split(splitSize, dim).Select(static part => part.Clone()).ToArray().AsNode("UnsafeSplitBackward0", input);
}
