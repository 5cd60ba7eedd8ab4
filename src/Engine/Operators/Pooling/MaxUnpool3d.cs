using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Puts elements back where <c>max_pool3d</c> found them, among zeros; the size is the smallest that the pooling can have come from, or that
    /// given.
    /// </summary>
    /// <derivative>grad, at the places</derivative>
    [Operator("nn.functional.max_unpool3d")]
    [Sample("real(1, 2, 1, 2), index(320, 1, 2, 1, 2), 2, output_size=[4, 8, 10]")]
    public static Tensor MaxUnpool3d(
        this Tensor input, Tensor indices, long[] kernelSize, long[]? stride = null, long[]? padding = null, long[]? outputSize = null) =>
        MaxUnpooling.Call(3, input, indices, kernelSize, stride, padding, outputSize);
}
