using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// A copy in which the source's elements are added to those that an index names along a dimension: result[index[i, j], j] += src[i, j]
    /// for dim 0.
    /// </summary>
    /// <derivative>input: grad; src: grad at the elements that were named</derivative>
    [Operator("scatter_add")]
    [Sample("real(3, 2), 0, index(3, 4, 2), real(4, 2)")]
    [Sample("real(2, 3), -1, index(3, 2, 2), real(2, 2)")]
    public static Tensor ScatterAdd(this Tensor input, long dim, Tensor index, Tensor src) =>
        new ScatterAdd(input.Shape.Dimension(dim)).Apply(input, Indices.Long(index, "scatter"), src);

    /// <summary><see cref="ScatterAdd"/> in place.</summary>
    public static Tensor ScatterAdd_(this Tensor input, long dim, Tensor index, Tensor src) =>
        input.Update(self => self.ScatterAdd(dim, index, src));
}

internal sealed class ScatterAdd(int dim) : Linear
{
    public override Use Uses(int input) => input == 0 ? Use.None : Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => Indices.CheckElements(inputs, dim, "scatter");

    public override Tensor? Gradient(int input, in Pullback at) => input == 0 ? at.Grad : at.Grad.Gather(dim, at.Input(1));

    protected override Operator? Lifted(Lift lift) => new ScatterAdd(lift.Dim(dim));

    protected override bool Converts(int input) => input != 1;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<long> index = inputs[1].Elements<long>();
        ReadOnlySpan<T> source = inputs[2].Elements<T>();
        Span<T> target = outputs[0].Elements<T>();
        inputs[0].Elements<T>().CopyTo(target);
        var rows = new IndexedRows(inputs[1].Shape, inputs[0].Shape, inputs[2].Shape, dim);
        while (index.Length > 0 && rows.Next())
        {
            for (int j = 0; j < rows.Length; j++)
            {
                target[rows.At(j, index[rows.Start + j])] += source[(int)rows.Source + j];
            }
        }
    }
}
