using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Puts elements back where <c>max_pool2d</c> found them, among zeros; the size is the smallest that the pooling can have come from, or that
    /// given.
    /// </summary>
    /// <derivative>grad, at the places</derivative>
    [Operator("nn.functional.max_unpool2d")]
    [Sample("real(1, 2, 2, 2), index(400, 1, 2, 2, 2), 2, output_size=[20, 20]")]
    public static Tensor MaxUnpool2d(
        this Tensor input, Tensor indices, long[] kernelSize, long[]? stride = null, long[]? padding = null, long[]? outputSize = null) =>
        MaxUnpooling.Call(2, input, indices, kernelSize, stride, padding, outputSize);
}
