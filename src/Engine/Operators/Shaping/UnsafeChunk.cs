using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The parts of chunk as tensors of their own, which may be modified in place.</summary>
    /// <derivative>the gradients of the parts, put together</derivative>
    [Operator("unsafe_chunk")]
    [Sample("real(5, 2), 2")]
    public static Tensor[] UnsafeChunk(this Tensor input, long chunks, long dim = 0) =>
        input.Chunk(chunks, dim).Select(static part => part.Clone()).ToArray().AsNode("UnsafeSplitBackward0", input);
}
