using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy in which alpha times the source's slices along a dimension is added to the slices that a vector of indices names.</summary>
    /// <derivative>input: grad; source: conj(alpha) · grad's slices that were named</derivative>
    [Operator("index_add")]
    [Sample("real(3, 2), 0, index(3, 4), real(4, 2)")]
    [Sample("real(2, 3), 1, index(3, 2), real(2, 2), alpha=0.5")]
    public static Tensor IndexAdd(this Tensor input, long dim, Tensor index, Tensor source, [KeywordOnly] Scalar? alpha = null) =>
        new IndexAdd(input.Shape.Dimension(dim)).Apply(
            input, Indices.Vector(index, "index_add_"), alpha is { } factor ? source.Mul(Tensor.FromScalar(factor)) : source);

    /// <summary><see cref="IndexAdd"/> in place.</summary>
    public static Tensor IndexAdd_(this Tensor input, long dim, Tensor index, Tensor source, [KeywordOnly] Scalar? alpha = null) =>
        input.Update(self => self.IndexAdd(dim, index, source, alpha));
}

internal sealed class IndexAdd(int dim) : Linear
{
    public override Use Uses(int input) => input == 0 ? Use.None : Use.Input(1);

    /// <summary>The spec of what slices are combined with; says where they do not fit.</summary>
    public static TensorSpec Check(ReadOnlySpan<Tensor?> inputs, int dim, string op)
    {
        Tensor self = inputs[0]!, source = inputs[2]!;
        long count = inputs[1]!.Count;
        if (self.DType != source.DType)
        {
            throw GradException.Type(
                $"{op}(): self ({self.DType.ScalarTypeName()}) and source ({source.DType.ScalarTypeName()}) must have the same scalar type");
        }

        if (dim >= Math.Max(source.Rank, 1))
        {
            throw GradException.Shape($"{op}(): Indexing dim {dim} is out of bounds of the source tensor with dim {source.Rank}");
        }

        long given = Indices.Size(source.Shape, dim);
        if (count != given)
        {
            throw GradException.Shape($"{op}(): Number of indices ({count}) should be equal to source.size(dim): ({given}), for dim: {dim}");
        }

        return Indices.SameSlices(self.Shape, source.Shape, dim) ? self.Spec : throw GradException.Shape(
            $"{op}(): source of shape {source.Shape} must have the slices of self of shape {self.Shape} along dim {dim}");
    }

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => Check(inputs, dim, "index_add_");

    public override Tensor? Gradient(int input, in Pullback at) =>
        input == 0 ? at.Grad : at.Grad.IndexSelect(dim, at.Input(1)).Reshape(at.InputSpec(2).Shape.ToArray());

    protected internal override Tensor[] Map(in Samples samples)
    {
        Check(samples.OfSample, dim, "index_add_");
        Tensor self = samples.AtLeast1D(0), source = samples.AtLeast1D(2);
        Tensor sums = samples.Has(1)
            ? self.ScatterAdd(dim + 1, Indices.Along(samples.AtLeast1D(1), source.Shape, dim + 1), source)
            : new IndexAdd(dim + 1).ComputeAny([self, samples.Input(1), source])[0];
        return [sums.Reshape(samples.Lift.Shape(samples.Shape(0)).ToArray())];
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
                Span<T> slice = target.Slice(slab + (Indices.Position(index[i], size) * inner), inner);
                TensorPrimitives.Add(slice, source.Slice(at, inner), slice);
            }
        }
    }
}
