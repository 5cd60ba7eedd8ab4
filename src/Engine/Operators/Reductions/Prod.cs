using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The product of all elements. Integers are multiplied in int64.</summary>
    /// <derivative>grad · the product of the other elements</derivative>
    [Operator("prod", TakesOut = false)]
    [Sample("real(2, 3)")]
    [Sample("complex(3)")]
    public static Tensor Prod(this Tensor input, [KeywordOnly] DType? dtype = null) =>
        new Prod([], false).Apply(Accumulated(input, dtype));

    /// <summary>The product along a dimension.</summary>
    /// <derivative>grad · the product of the other elements</derivative>
    [Operator("prod")]
    [Sample("real(2, 3, 2), 1")]
    [Sample("real(2, 3), 0, keepdim=True")]
    public static Tensor Prod(this Tensor input, long dim, bool keepdim = false, [KeywordOnly] DType? dtype = null) =>
        new Prod([dim], keepdim).Apply(Accumulated(input, dtype));
}

internal sealed class Prod(long[] dim, bool keepdim) : NumberPrimitive
{
    public override string NodeName => dim.Length == 0 ? "ProdBackward0" : "ProdBackward1";

    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(Reduced.Of(inputs[0]!.Shape, dim).Output(inputs[0]!.Shape, keepdim), inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor x = at.Input(0);
        if (x.Rank == 0 && dim.Length > 0)
        {
            return at.Grad;
        }

        Tensor grad = Reduced.Restore(at.Grad, x.Shape, dim, keepdim);
        Tensor others = x.IsBatched || x.Eq(0).Any().Item().ToBoolean() ? Others(x) : Reduced.Restore(at.Result, x.Shape, dim, keepdim).Div(x);
        return grad.Mul(others.Conj());
    }

    // Where an element is zero, dividing by it says nothing: the products of what comes before it and after it do.
    private Tensor Others(Tensor x)
    {
        Tensor flat = dim.Length == 0 ? x.Reshape(x.Count) : x;
        long along = dim.Length == 0 ? 0 : dim[0];
        Tensor before = new Shift(along, reverse: false, 1).Apply(new Cumprod(along, reverse: false).Apply(flat));
        Tensor after = new Shift(along, reverse: true, 1).Apply(new Cumprod(along, reverse: true).Apply(flat));
        return before.Mul(after).Reshape(x.Shape.ToArray());
    }

    protected override Operator? Lifted(Lift lift) => new Prod(lift.Dims(dim), keepdim);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var reduced = Reduced.Of(inputs[0].Shape, dim);
        var (length, inner) = ((int)reduced.Length, (int)reduced.Inner);
        ReadOnlySpan<T> elements = inputs[0].Elements<T>();
        Span<T> products = outputs[0].Elements<T>();
        if (length == 0)
        {
            products.Fill(T.One);
            return;
        }

        for (int start = 0; start < products.Length; start += inner)
        {
            ReadOnlySpan<T> block = elements.Slice(start * length, inner * length);
            if (inner == 1)
            {
                products[start] = Products.Of(block);
            }
            else
            {
                Products.OfRows(block, products.Slice(start, inner));
            }
        }
    }
}
