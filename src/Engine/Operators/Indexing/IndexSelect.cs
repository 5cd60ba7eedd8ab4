using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The slices along a dimension that a vector of indices names, in its order.</summary>
    /// <derivative>grad, added to the slices that were named</derivative>
    [Operator("index_select")]
    [Sample("real(3, 2), 0, index(3, 4)")]
    [Sample("real(2, 3, 2), 1, index(3, 2)")]
    public static Tensor IndexSelect(this Tensor input, long dim, Tensor index) =>
        new IndexSelect(input.Shape.Dimension(dim)).Apply(input, Indices.Vector(index, "index_select"));
}

internal sealed class IndexSelect(int dim) : Linear
{
    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape shape = inputs[0]!.Shape;
        if (shape.Rank == 0)
        {
            return inputs[1]!.Count == 1 ? inputs[0]!.Spec : throw GradException.Shape(
                $"index_select(): Index to scalar can have only 1 value, got {inputs[1]!.Count} value(s)", "IndexError");
        }

        long[] sizes = shape.ToArray();
        sizes[dim] = inputs[1]!.Count;
        return new TensorSpec(Shape.Of(sizes), inputs[0]!.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at) =>
        Torch.Zeros(at.InputSpec(0).Shape.ToArray(), at.Grad.DType).IndexAdd(dim, at.Input(1), at.Grad);

    protected internal override Tensor[] Map(in Samples samples)
    {
        Shape shape = samples.Lift.Shape(Infer(samples.OfSample)[0].Shape);
        Tensor self = samples.AtLeast1D(0);
        if (!samples.Has(1))
        {
            return [new IndexSelect(dim + 1).ComputeAny([self, samples.Input(1)])[0].Reshape(shape.ToArray())];
        }

        long[] sizes = self.Shape.ToArray();
        sizes[dim + 1] = samples.Shape(1).Count;
        return [self.Gather(dim + 1, Indices.Along(samples.AtLeast1D(1), Shape.Of(sizes), dim + 1)).Reshape(shape.ToArray())];
    }

    protected override bool Converts(int input) => input == 0;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> source = inputs[0].Elements<T>();
        ReadOnlySpan<long> index = inputs[1].Elements<long>();
        Span<T> target = outputs[0].Elements<T>();
        int inner = Indices.Inner(inputs[0].Shape, dim), size = Indices.Size(inputs[0].Shape, dim);
        Indices.CheckRange(inputs[1], size);
        for (int at = 0, slab = 0; at < target.Length; slab += size * inner)
        {
            for (int i = 0; i < index.Length; i++, at += inner)
            {
                source.Slice(slab + ((int)index[i] * inner), inner).CopyTo(target[at..]);
            }
        }
    }
}
