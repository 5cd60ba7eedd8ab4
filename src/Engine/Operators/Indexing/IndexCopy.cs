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

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => Indices.CheckSlices(inputs, dim, "index_copy_");

    public override Tensor? Gradient(int input, in Pullback at) => input == 0
        ? at.Grad.IndexCopy(dim, at.Input(1), at.Grad.IndexSelect(dim, at.Input(1)).ZerosLike())
        : at.Grad.IndexSelect(dim, at.Input(1)).Reshape(at.InputSpec(2).Shape.ToArray());

    protected override bool Converts(int input) => input != 1;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<long> index = inputs[1].Elements<long>();
        ReadOnlySpan<T> source = inputs[2].Elements<T>();
        Span<T> target = outputs[0].Elements<T>();
        inputs[0].Elements<T>().CopyTo(target);
        int inner = Indices.Inner(inputs[0].Shape, dim), size = inputs[0].Rank == 0 ? 1 : (int)inputs[0].Shape[dim];
        for (int at = 0, slab = 0; at < source.Length; slab += size * inner)
        {
            for (int i = 0; i < index.Length; i++, at += inner)
            {
                source.Slice(at, inner).CopyTo(target[(slab + (Indices.Position(index[i], size) * inner))..]);
            }
        }
    }
}
