using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// A copy in which the source's elements are reduced into those that an index names along a dimension: by "sum", "prod", "mean", "amax"
    /// or "amin", with the old element or, without include_self, instead of it.
    /// </summary>
    /// <derivative>
    /// sum: grad; prod: grad · result / element, the other factors' product where it is zero; mean: grad / count; amax and amin: grad, shared
    /// evenly among all that are the extremum
    /// </derivative>
    [Operator("scatter_reduce")]
    [Sample("real(3, 2), 0, index(3, 4, 2), real(4, 2), \"sum\"")]
    [Sample("real(2, 3), 1, index(3, 2, 4), real(2, 4), \"sum\", include_self=False")]
    [Sample("positive(2, 3), 1, index(3, 2, 4), positive(2, 4), \"prod\"")]
    [Sample("positive(2, 3), 1, index(3, 2, 4), positive(2, 4), \"prod\", include_self=False")]
    [Sample("real(2, 3), 1, index(3, 2, 4), real(2, 4), \"mean\"")]
    [Sample("real(2, 3), 1, index(3, 2, 4), real(2, 4), \"mean\", include_self=False")]
    [Sample("real(2, 3), 1, index(3, 2, 4), real(2, 4), \"amax\"")]
    [Sample("real(2, 3), 1, index(3, 2, 4), real(2, 4), \"amin\", include_self=False")]
    public static Tensor ScatterReduce(this Tensor input, long dim, Tensor index, Tensor src, string reduce, [KeywordOnly] bool includeSelf = true) =>
        reduce is "sum" or "prod" or "mean" or "amax" or "amin"
            ? new ScatterReduce(input.Shape.Dimension(dim), reduce, includeSelf, "ScatterReduceBackward0").Apply(input, Indices.Long(index, "scatter"), src)
            : throw GradException.Argument("reduce argument must be either sum, prod, mean, amax or amin.");

    /// <summary><see cref="ScatterReduce"/> in place.</summary>
    public static Tensor ScatterReduce_(this Tensor input, long dim, Tensor index, Tensor src, string reduce, [KeywordOnly] bool includeSelf = true) =>
        input.Update(self => self.ScatterReduce(dim, index, src, reduce, includeSelf: includeSelf));
}

internal sealed class ScatterReduce(int dim, string reduce, bool includeSelf, string name) : OrderedPrimitive
{
    public override string NodeName => name;

    public override Use Uses(int input) => reduce switch
    {
        "sum" when input == 0 && includeSelf => Use.None,
        "sum" or "mean" => Use.Input(1),
        _ => Use.Input(0) | Use.Input(1) | Use.Input(2) | Use.Result,
    };

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => Indices.CheckElements(inputs, dim, "scatter");

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor grad = reduce switch
        {
            "sum" => Spread(at.Grad, input, at),
            "mean" => Spread(at.Grad.Div(Counts(at)), input, at),
            "prod" => input == 0 ? SelfFactor(at) : SourceFactor(at),
            _ => Extremum(input, at),
        };
        return input == 0 && !includeSelf ? grad.Scatter(dim, at.Input(1), (Scalar)0) : grad;
    }

    protected override Operator? Lifted(Lift lift) => new ScatterReduce(lift.Dim(dim), reduce, includeSelf, name);

    protected override bool Converts(int input) => input != 1;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> target = outputs[0].Elements<T>();
        inputs[0].Elements<T>().CopyTo(target);
        ReadOnlySpan<T> source = inputs[2].Elements<T>();
        ReadOnlySpan<long> index = inputs[1].Elements<long>();
        Tensor counts = Torch.Full([target.Length], includeSelf ? 1 : 0, DType.Int64);
        Span<long> count = counts.Elements<long>();
        var rows = new IndexedRows(inputs[1].Shape, inputs[0].Shape, inputs[2].Shape, dim);
        while (index.Length > 0 && rows.Next())
        {
            for (int j = 0; j < rows.Length; j++)
            {
                int at = rows.At(j, index[rows.Start + j]);
                T value = source[(int)rows.Source + j];
                target[at] = count[at]++ == 0 ? value : Combine(target[at], value);
            }
        }

        for (int i = 0; reduce == "mean" && i < target.Length; i++)
        {
            target[i] = count[i] > 1 ? Mean(target[i], T.CreateTruncating(count[i])) : target[i];
        }
    }

    private T Combine<T>(T a, T b)
        where T : INumber<T> => reduce switch
        {
            "prod" => a * b,
            "amax" => T.Max(a, b),
            "amin" => T.Min(a, b),
            _ => a + b,
        };

    // Integers round down.
    private static T Mean<T>(T sum, T count)
        where T : INumber<T>
    {
        T mean = sum / count;
        return T.IsInteger(T.One / (T.One + T.One)) && T.IsNegative(sum) && mean * count != sum ? mean - T.One : mean;
    }

    private Tensor Spread(Tensor grad, int input, in Pullback at) => input == 0 ? grad : grad.Gather(dim, at.Input(1));

    private Tensor Counts(in Pullback at)
    {
        Tensor start = Torch.Full(at.Grad.Shape.ToArray(), includeSelf ? 1 : 0, at.Grad.DType);
        Tensor counts = start.ScatterAdd(dim, at.Input(1), Torch.Ones(at.InputSpec(2).Shape.ToArray(), at.Grad.DType));
        return counts.MaskedFill(counts.Eq(0), 1);
    }

    // A zero factor is left out of the product, so that what is divided by is never zero.
    private Tensor SelfFactor(in Pullback at)
    {
        Tensor self = at.Input(0), safe = self.MaskedFill(self.Eq(0), 1);
        return at.Grad.Mul(Again(safe, at.Input(2), at)).Div(safe);
    }

    private Tensor SourceFactor(in Pullback at)
    {
        Tensor self = at.Input(0), index = at.Input(1), source = at.Input(2), zero = source.Eq(0);
        Tensor zeros = self.Detach().ZerosLike().ScatterAdd(dim, index, zero.To(self.DType)).Gather(dim, index);
        Tensor single = zero.LogicalAnd(zeros.Eq(1));
        Tensor without = at.Grad.Mul(Again(self, source.MaskedFill(single, 1), at)).Gather(dim, index);
        Tensor ordinary = at.Grad.Mul(at.Result).Gather(dim, index).Div(source.MaskedFill(zero, 1));
        return Torch.Where(single, without, ordinary);
    }

    private Tensor Again(Tensor self, Tensor source, in Pullback at) => new ScatterReduce(dim, reduce, includeSelf, name).Apply(self, at.Input(1), source);

    private Tensor Extremum(int input, in Pullback at)
    {
        Tensor result = at.Result, index = at.Input(1);
        Tensor self = result.Eq(at.Input(0)).To(at.Grad.DType), source = at.Input(2).Eq(result.Gather(dim, index)).To(at.Grad.DType);
        Tensor share = at.Grad.Div(self.ScatterAdd(dim, index, source));
        return input == 0 ? self.Mul(share) : source.Mul(share.Gather(dim, index));
    }
}
