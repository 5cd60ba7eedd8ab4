using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The elements that an index picks along a dimension: result[i, j] = input[index[i, j], j] for dim 0. It has the index's shape.</summary>
    /// <derivative>grad, added to the elements that were picked</derivative>
    [Operator("gather")]
    [Sample("real(3, 2), 0, index(3, 4, 2)")]
    [Sample("real(2, 3, 2), 1, index(3, 2, 2, 1)")]
    [Sample("real(2, 3), -1, index(3, 1, 4)")]
    public static Tensor Gather(this Tensor input, long dim, Tensor index, [KeywordOnly] bool sparseGrad = false) =>
        new Gather(input.Shape.Dimension(dim)).Apply(input, Indices.Long(index, "gather"));
}

internal sealed class Gather(int dim) : Linear
{
    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape self = inputs[0]!.Shape, index = inputs[1]!.Shape;
        if (index.Count > 0)
        {
            if (Math.Max(self.Rank, 1) != Math.Max(index.Rank, 1))
            {
                throw GradException.Shape("Index tensor must have the same number of dimensions as input tensor");
            }

            if (!Indices.Fits(index, self, dim))
            {
                throw GradException.Shape(
                    $"Size does not match at dimension {Indices.Misfit(index, self, dim)} expected index {index} to be smaller than self {self} apart from dimension {dim}");
            }
        }

        return new TensorSpec(index, inputs[0]!.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at) =>
        Torch.Zeros(at.InputSpec(0).Shape.ToArray(), at.Grad.DType).ScatterAdd(dim, at.Input(1), at.Grad);

    protected override Operator? Lifted(Lift lift) => new Gather(lift.Dim(dim));

    protected override bool Converts(int input) => input == 0;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> source = inputs[0].Elements<T>();
        ReadOnlySpan<long> index = inputs[1].Elements<long>();
        Span<T> target = outputs[0].Elements<T>();
        var rows = new IndexedRows(inputs[1].Shape, inputs[0].Shape, inputs[0].Shape, dim);
        while (index.Length > 0 && rows.Next())
        {
            for (int j = 0; j < rows.Length; j++)
            {
                target[rows.Start + j] = source[rows.At(j, index[rows.Start + j])];
            }
        }
    }
}
