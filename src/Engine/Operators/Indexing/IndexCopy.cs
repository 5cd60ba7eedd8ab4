using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy in which the slices along a dimension that a vector of indices names are replaced by the source's.</summary>
    /// <derivative>input: grad, zero where replaced; source: grad's slices that were named</derivative>
    [Operator("index_copy")]
    [Sample("real(3, 2), 0, permutation(3), real(3, 2)")]
    [Sample("real(2, 3), 1, index(3, 1), real(2, 1)")]
    public static Tensor IndexCopy(this Tensor input, long dim, Tensor index, Tensor source) =>
        new IndexCopy(input.Shape.Dimension(dim)).Apply(input, Indices.Vector(index, "index_copy_"), source);

    /// <summary><see cref="IndexCopy"/> in place.</summary>
    public static Tensor IndexCopy_(this Tensor input, long dim, Tensor index, Tensor source) =>
        input.Update(self => self.IndexCopy(dim, index, source));
}

internal sealed class IndexCopy(int dim) : Linear
{
    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor self = inputs[0]!, source = inputs[2]!;
        long count = inputs[1]!.Count;
        if (self.DType != source.DType)
        {
            throw GradException.Type(
                $"index_copy_(): self and source expected to have the same dtype, but got (self) {self.DType.ScalarTypeName()} and (source) "
                + source.DType.ScalarTypeName());
        }

        if (self.Rank != source.Rank && self.Rank != 0 && source.Rank != 0)
        {
            throw GradException.Shape(
                "index_copy_(): When source and destination are not scalars, their dimensionality must match. Source dimensionality "
                + $"({source.Rank}), destination dimensionality ({self.Rank})",
                "IndexError");
        }

        if (!Indices.SameSlices(self.Shape, source.Shape, dim))
        {
            throw GradException.Shape(
                $"index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: {Slice(self.Shape)} at dimension {dim} "
                + $"and source slice shape: {Slice(source.Shape)} at dimension {dim}.");
        }

        long given = Indices.Size(source.Shape, dim);
        return count == given ? self.Spec : throw GradException.Shape(
            $"index_copy_(): Number of indices ({count}) should be equal to source.size(dim) ({given})", "IndexError");
    }

    public override Tensor? Gradient(int input, in Pullback at) => input == 0
        ? at.Grad.IndexCopy(dim, at.Input(1), at.Grad.IndexSelect(dim, at.Input(1)).ZerosLike())
        : at.Grad.IndexSelect(dim, at.Input(1)).Reshape(at.InputSpec(2).Shape.ToArray());

    protected internal override Tensor[] Map(in Samples samples)
    {
        Infer(samples.OfSample);
        Tensor self = samples.AtLeast1D(0), source = samples.AtLeast1D(2);
        Tensor copied = samples.Has(1)
            ? self.Scatter(dim + 1, Indices.Along(samples.AtLeast1D(1), source.Shape, dim + 1), source)
            : new IndexCopy(dim + 1).ComputeAny([self, samples.Input(1), source])[0];
        return [copied.Reshape(samples.Lift.Shape(samples.Shape(0)).ToArray())];
    }

    protected override bool Converts(int input) => input != 1;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<long> index = inputs[1].Elements<long>();
        ReadOnlySpan<T> source = inputs[2].Elements<T>();
        Span<T> target = outputs[0].Elements<T>();
        inputs[0].Elements<T>().CopyTo(target);
        int inner = Indices.Inner(inputs[0].Shape, dim), size = Indices.Size(inputs[0].Shape, dim);
        for (int at = 0, slab = 0; at < source.Length; slab += size * inner)
        {
            for (int i = 0; i < index.Length; i++, at += inner)
            {
                if ((ulong)index[i] >= (ulong)size)
                {
                    throw GradException.Argument($"index_copy_(): index {index[i]} is out of bounds for dimension {dim} with size {size}", "IndexError");
                }

                source.Slice(at, inner).CopyTo(target[(slab + ((int)index[i] * inner))..]);
            }
        }
    }

    private string Slice(Shape shape) => string.Join(" ", shape.ToArray().Where((_, d) => d != dim));
}
