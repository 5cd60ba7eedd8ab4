using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// A copy in which the elements that an index names along a dimension are replaced by the source's: result[index[i, j], j] = src[i, j]
    /// for dim 0. A number as source goes to all of them; reduce "add" or "multiply" combines instead of replacing.
    /// </summary>
    /// <derivative>input: grad, zero where replaced; src: grad at the elements that were named</derivative>
    [Operator("scatter")]
    [Sample("real(4, 3), 0, index(4, 1, 3), real(1, 3)")]
    [Sample("real(4), -1, permutation(4), real(4)")]
    [Sample("real(2, 3), 1, index(3, 2, 2), 1.5")]
    [Sample("real(2, 3), 1, index(3, 2, 4), real(2, 4), reduce=\"add\"")]
    public static Tensor Scatter(this Tensor input, long dim, Tensor index, Tensor src, [KeywordOnly] string? reduce = null)
    {
        bool number = src.IsWrappedNumber;
        if (number)
        {
            src = src.To(input.DType).BroadcastTo(index.Shape.ToArray());
        }

        return reduce switch
        {
            null => new Scatter(input.Shape.Dimension(dim), number).Apply(input, Indices.Long(index, "scatter"), src),
            "add" => input.ScatterAdd(dim, index, src),
            "multiply" => input.ScatterReduce(dim, index, src, "prod"),
            _ => throw GradException.Argument("reduce argument must be either add or multiply."),
        };
    }

    /// <summary>A copy in which the elements that an index names along a dimension are replaced by a number.</summary>
    /// <derivative>input: grad, zero where replaced</derivative>
    [Operator("scatter")]
    [Sample("real(2, 3), 1, index(3, 2, 2), value=1.5")]
    public static Tensor Scatter(this Tensor input, long dim, Tensor index, Scalar value, [KeywordOnly] string? reduce = null) =>
        input.Scatter(dim, index, Tensor.FromScalar(value), reduce);

    /// <summary><see cref="Scatter(Tensor, long, Tensor, Tensor, string)"/> in place.</summary>
    public static Tensor Scatter_(this Tensor input, long dim, Tensor index, Tensor src, [KeywordOnly] string? reduce = null) =>
        input.Update(self => self.Scatter(dim, index, src, reduce));

    /// <summary><see cref="Scatter(Tensor, long, Tensor, Scalar, string)"/> in place.</summary>
    public static Tensor Scatter_(this Tensor input, long dim, Tensor index, Scalar value, [KeywordOnly] string? reduce = null) =>
        input.Update(self => self.Scatter(dim, index, value, reduce));
}

internal sealed class Scatter(int dim, bool number) : Linear
{
    public override string NodeName => number ? "ScatterBackward1" : "ScatterBackward0";

    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => Indices.CheckElements(inputs, dim, "scatter");

    public override Tensor? Gradient(int input, in Pullback at) =>
        input == 0 ? at.Grad.Scatter(dim, at.Input(1), (Scalar)0) : at.Grad.Gather(dim, at.Input(1));

    protected override Operator? Lifted(Lift lift) => new Scatter(lift.Dim(dim), number);

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
                target[rows.At(j, index[rows.Start + j])] = source[(int)rows.Source + j];
            }
        }
    }
}
