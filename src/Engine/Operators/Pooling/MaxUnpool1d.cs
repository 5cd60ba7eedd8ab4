using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Puts elements back where <c>max_pool1d</c> found them, among zeros; the size is the smallest that the pooling can have come from, or that
    /// given.
    /// </summary>
    /// <derivative>grad, at the places</derivative>
    [Operator("nn.functional.max_unpool1d")]
    [Sample("real(2, 3), index(90, 2, 3), 3, output_size=[90]")]
    public static Tensor MaxUnpool1d(
        this Tensor input, Tensor indices, long[] kernelSize, long[]? stride = null, long[]? padding = null, long[]? outputSize = null) =>
        MaxUnpooling.Call(1, input, indices, kernelSize, stride, padding, outputSize);
}
