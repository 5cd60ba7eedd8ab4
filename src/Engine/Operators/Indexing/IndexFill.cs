using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy in which the slices along a dimension that a vector of indices names hold one value; negative indices count from the end.</summary>
    /// <derivative>input: grad, zero where filled; value: the sum of grad where filled</derivative>
    [Operator("index_fill", TakesOut = false)]
    [Sample("real(3, 2), 0, index(3, 2), 1.5")]
    [Sample("real(2, 3), 1, index(3, 2), real()")]
    public static Tensor IndexFill(this Tensor input, long dim, Tensor index, [OrNumber] Tensor value) =>
        new IndexFill(input.Shape.Dimension(dim), value.IsWrappedNumber).Apply(input, Indices.Vector(index, "index_fill_"), value);

    /// <summary><see cref="IndexFill"/> in place.</summary>
    public static Tensor IndexFill_(this Tensor input, long dim, Tensor index, [OrNumber] Tensor value) =>
        input.Update(self => self.IndexFill(dim, index, value));
}

internal sealed class IndexFill(int dim, bool number) : Linear
{
    public override string NodeName => number ? "IndexFillBackward0" : "IndexFillBackward1";

    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor self = inputs[0]!, value = inputs[2]!;
        if (value.Rank != 0)
        {
            throw GradException.Shape($"index_fill_ only supports a 0-dimensional value tensor, but got tensor with {value.Rank} dimension(s).");
        }

        return self.DType.IsComplex() || !value.DType.IsComplex()
            ? self.Spec
            : throw GradException.Type("index_fill_(): Converting complex Scalar to non-complex type is not supported");
    }

    // The value's gradient counts an element once, however often an index repeats.
    public override Tensor? Gradient(int input, in Pullback at) => input == 0
        ? at.Grad.IndexFill(dim, at.Input(1), 0)
        : Torch.Zeros(at.InputSpec(0).Shape.ToArray(), DType.Bool).IndexFill(dim, at.Input(1), true).Where(at.Grad, 0).Sum();

    protected internal override Tensor[] Map(in Samples samples)
    {
        Infer(samples.OfSample);
        Tensor self = samples.AtLeast1D(0);
        if (!samples.Has(1) && !samples.Has(2))
        {
            return [new IndexFill(dim + 1, number).ComputeAny([self, samples.Input(1), samples.Input(2)])[0].Reshape(samples.Stacked(0).Shape.ToArray())];
        }

        long[] sizes = self.Shape.ToArray(), ones = [samples.Size, .. Enumerable.Repeat(1L, sizes.Length - 1)];
        sizes[dim + 1] = samples.Rank(1) == 0 ? 1 : samples.Shape(1)[0];
        Tensor index = Indices.FromStart(samples.AtLeast1D(1), self.Shape[dim + 1]);
        Tensor value = samples.Stacked(2).To(self.DType).Reshape(ones).Expand(sizes);
        return [self.Scatter(dim + 1, Indices.Along(index, value.Shape, dim + 1), value).Reshape(samples.Stacked(0).Shape.ToArray())];
    }

    protected override bool Converts(int input) => input != 1;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> target = outputs[0].Elements<T>();
        inputs[0].Elements<T>().CopyTo(target);
        int inner = Indices.Inner(inputs[0].Shape, dim), size = Indices.Size(inputs[0].Shape, dim);
        foreach (long one in inputs[1].Elements<long>())
        {
            if (one < -size || one >= size)
            {
                throw GradException.Argument($"index {one} is out of bounds for dimension {dim} with size {size}", "IndexError");
            }

            for (int slab = (int)(one < 0 ? one + size : one) * inner; slab < target.Length; slab += size * inner)
            {
                target.Slice(slab, inner).Fill(inputs[2].Elements<T>()[0]);
            }
        }
    }
}
