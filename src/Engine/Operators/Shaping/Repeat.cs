using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The tensor repeated so often along each dimension; more repeats than dimensions make leading dimensions.</summary>
    /// <derivative>grad, summed over the repeats</derivative>
    [Operator("Tensor.repeat")]
    [Sample("real(2, 3), 2, 1, 2")]
    public static Tensor Repeat(this Tensor input, params long[] repeats) => repeats.Length >= input.Rank
        ? new Repeat(repeats).Apply(input)
        : throw GradException.Argument("Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor");
}

internal sealed class Repeat(long[] repeats) : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        (long[] own, _) = Padded(inputs[0]!.Shape, inputs[0]!.Strides);
        return new TensorSpec(Shape.Of([.. own.Select((size, i) => Bounds.Product(size, repeats[i]))]), inputs[0]!.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Shape shape = at.InputSpec(0).Shape;
        if (at.Grad.Count == 0)
        {
            return Torch.Zeros(shape.ToArray(), at.Grad.DType);
        }

        long[] dims = [.. Enumerable.Range(0, repeats.Length).Select(i => 2L * i)];
        Tensor sum = dims.Length == 0 ? at.Grad : at.Grad.Reshape(Paired(Padded(shape, shape.Strides).Sizes)).Sum(dims);
        return sum.Reshape(shape.ToArray());
    }

    protected internal override Tensor[] Map(in Samples samples)
    {
        long[] padded = Padded(samples.Shape(0), samples.Shape(0).Strides).Sizes;
        return new Repeat([1, .. repeats]).ComputeAny([samples.Stacked(0).Reshape([samples.Size, .. padded])]);
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        // Output dimension i is read as (repeat, own index); the input does not move along the repeats.
        (long[] sizes, long[] strides) = Padded(inputs[0].Shape, inputs[0].Strides);
        var paired = Shape.Of(Paired(sizes));
        var still = new long[paired.Rank];
        for (int i = 0; i < strides.Length; i++)
        {
            still[(2 * i) + 1] = strides[i];
        }

        Elementwise.Copy(inputs[0].Alias(paired, still, inputs[0].Offset), outputs[0].Alias(paired, paired.Strides, 0));
    }

    private (long[] Sizes, long[] Strides) Padded(Shape shape, ReadOnlySpan<long> strides)
    {
        var sizes = new long[repeats.Length];
        var padded = new long[repeats.Length];
        sizes.AsSpan().Fill(1);
        shape.Sizes.CopyTo(sizes.AsSpan(repeats.Length - shape.Rank));
        strides.CopyTo(padded.AsSpan(repeats.Length - shape.Rank));
        return (sizes, padded);
    }

    private long[] Paired(long[] sizes) => [.. sizes.SelectMany((size, i) => new[] { repeats[i], size })];
}
