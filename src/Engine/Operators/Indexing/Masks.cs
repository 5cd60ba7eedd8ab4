using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What the operators with masks share.</summary>
internal static class Masks
{
    /// <summary>A mask's bytes, repeated to a shape to which it broadcasts.</summary>
    public static ReadOnlySpan<byte> Over(Tensor mask, Shape shape) => Broadcast(mask, shape).Elements<byte>();

    /// <summary>A dense tensor of a shape to which the given one broadcasts; without history.</summary>
    public static Tensor Broadcast(Tensor tensor, Shape shape)
    {
        if (tensor.Shape.Equals(shape))
        {
            return tensor.Dense();
        }

        Tensor dense = Tensor.Empty(shape, tensor.DType);
        Elementwise.Copy(tensor, dense);
        return dense;
    }

    /// <summary>How many elements of a shape a mask selects, if it is repeated to it.</summary>
    public static long Count(Tensor mask, Shape shape)
    {
        if (mask.IsBatched)
        {
            Tensor counts = mask.Sum().AllSamples;
            return mask.Count == 0 || counts.Count == 0 ? 0 : counts.Max().Item().ToInt64() * (shape.Count / mask.Count);
        }

        // Each element of the mask stands for as many as the shape has more.
        long count = 0;
        foreach (byte flag in mask.Dense().Elements<byte>())
        {
            count += flag == 0 ? 0 : 1;
        }

        return mask.Count == 0 ? 0 : count * (shape.Count / mask.Count);
    }
}
