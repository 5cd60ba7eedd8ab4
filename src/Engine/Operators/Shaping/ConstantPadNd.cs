using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The tensor with so many values put before and after the last dimension, the one before it, and so on; negative numbers cut off.</summary>
    /// <derivative>grad, with what was added cut off and zeros for what was cut off</derivative>
    [Operator("constant_pad_nd", TakesOut = false)]
    [Sample("real(2, 3), [1, 2]")]
    [Sample("real(2, 3), [-1, 1, 0, 2], 1.5")]
    public static Tensor ConstantPadNd(this Tensor input, long[] pad, Scalar? value = null) => new ConstantPadNd(pad, value ?? 0).Apply(input);
}

internal sealed class ConstantPadNd(long[] pad, Scalar value) : NumberPrimitive
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape shape = inputs[0]!.Shape;
        if (pad.Length % 2 != 0)
        {
            throw GradException.Argument($"Length of pad must be even but instead it equals {pad.Length}");
        }

        if (pad.Length > 2 * shape.Rank)
        {
            throw GradException.Argument(
                $"Length of pad should be no more than twice the number of dimensions of the input. Pad length is {pad.Length}while the input has {shape.Rank}dimensions.");
        }

        long[] sizes = shape.ToArray();
        for (int i = 0; i < pad.Length; i += 2)
        {
            int dim = sizes.Length - 1 - (i / 2);
            sizes[dim] = Bounds.Sum(shape[dim], pad[i], pad[i + 1]);
            if (sizes[dim] < 0)
            {
                throw GradException.Shape(
                    $"The input size {shape[dim]}, plus negative padding {pad[i]} and {pad[i + 1]}, resulted in a negative output size, which is "
                    + $"invalid. Check dimension {dim} of your input.");
            }
        }

        return new TensorSpec(Shape.Of(sizes), inputs[0]!.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.ConstantPadNd([.. pad.Select(static width => -width)]);

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0)?.ConstantPadNd(pad);

    protected override Operator? Lifted(Lift lift) => this;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Elementwise.Copy(Tensor.FromScalar(value), outputs[0]);
        Tensor from = inputs[0], to = outputs[0];
        for (int i = 0; i < pad.Length; i += 2)
        {
            int dim = from.Rank - 1 - (i / 2);
            from = Inner(from, dim, -pad[i], -pad[i + 1]);
            to = Inner(to, dim, pad[i], pad[i + 1]);
        }

        Elementwise.Copy(from, to);
    }

    // What is left of a dimension when so much is taken off at both ends, where that is more than nothing.
    private static Tensor Inner(Tensor tensor, int dim, long before, long after)
    {
        long start = Math.Clamp(before, 0, tensor.Shape[dim]), end = Math.Max(start, tensor.Shape[dim] - Math.Max(after, 0));
        return new Slice(dim, start, end - start, 1).Compute([tensor])[0];
    }
}
