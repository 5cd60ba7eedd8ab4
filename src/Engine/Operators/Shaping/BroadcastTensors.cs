using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Views of the tensors in the shape to which all of them broadcast.</summary>
    /// <derivative>each tensor: its grad, summed over what was repeated</derivative>
    [Operator("broadcast_tensors")]
    [Sample("real(2, 1), real(3)")]
    public static Tensor[] BroadcastTensors(params Tensor[] tensors)
    {
        long[] size = tensors.Aggregate(Shape.Scalar, static (shape, tensor) => Shape.Broadcast(shape, tensor.Shape)).ToArray();
        return [.. tensors.Select(tensor => tensor.Expand(size))];
    }
}
