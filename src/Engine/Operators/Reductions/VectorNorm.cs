using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>(Σ |x|^ord)^(1/ord) over some dimensions, or over all; the greatest or least |x| for ±inf, the count of non-zeros for 0.</summary>
    /// <derivative>grad · sgn(input) · (|input| / result)^(ord − 1), 0 where the result is 0; for ±inf shared evenly</derivative>
    [Operator("linalg.vector_norm")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), 3, dim=1, keepdim=True")]
    [Sample("real(2, 3), 1.5, dim=[0]")]
    [Sample("real(2, 3), 0.5")]
    [Sample("real(2, 3), 1")]
    [Sample("distinct(2, 3), inf, dim=0")]
    [Sample("distinct(2, 3), -inf")]
    [Sample("complex(3), 2")]
    public static Tensor VectorNorm(
        this Tensor x, Scalar? ord = null, long[]? dim = null, bool keepdim = false, [KeywordOnly] DType? dtype = null)
    {
        NormRule.CheckType("linalg.vector_norm", x.DType, dtype);
        double p = ord?.ToDouble() ?? 2;
        CheckIdentity(x.Shape, p, dim ?? []);
        return Normed(dtype is { } target ? x.To(target) : x, p, dim ?? [], keepdim, "LinalgVectorNormBackward0");
    }

    private static Tensor Normed(Tensor x, double p, long[] dim, bool keepdim, string nodeName) =>
        new VectorNorm(p, dim, keepdim, nodeName).Apply(x.DType.IsComplex() ? x.Abs() : x);

    private static void CheckIdentity(Shape shape, double p, long[] dim)
    {
        if (shape.Count != 0 || (p >= 0 && !double.IsPositiveInfinity(p)))
        {
            return;
        }

        string ord = double.IsPositiveInfinity(p) ? "inf" : double.IsNegativeInfinity(p) ? "-inf" : ((Scalar)p).ToString();
        var reduced = Reduced.Of(shape, dim);
        if (dim.Length == 0)
        {
            throw GradException.Shape($"linalg.vector_norm cannot compute the {ord} norm on an empty tensor because the operation does not have an identity");
        }

        foreach (long one in dim)
        {
            if (reduced.Length == 0 && shape[shape.Dimension(one)] == 0)
            {
                throw GradException.Shape(
                    $"linalg.vector_norm cannot compute the {ord} norm on the dimension {one}because this dimension is empty and the operation does not have an identity");
            }
        }
    }
}

internal sealed class VectorNorm(double p, long[] dim, bool keepdim, string nodeName) : Primitive
{
    public override string NodeName => nodeName;

    public override Use Uses(int input) => p == 0 ? Use.None : p == 1 ? Use.Input(0) : Use.Input(0) | Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(Reduced.Of(inputs[0]!.Shape, dim).Output(inputs[0]!.Shape, keepdim), inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at)
    {
        if (p == 0)
        {
            return null;
        }

        Tensor x = at.Input(0), grad = Reduced.Restore(at.Grad, x.Shape, dim, keepdim);
        if (p == 1)
        {
            return x.Sgn().Mul(grad);
        }

        Tensor norm = Reduced.Restore(at.Result, x.Shape, dim, keepdim), zero = norm.Detach().Eq(0);
        if (double.IsInfinity(p))
        {
            Tensor mask = x.Abs().Eq(norm).LogicalOr(x.IsNan().LogicalAnd(norm.IsNan()));
            return x.Sgn().Mul(grad.Div(mask.Sum(dim, keepdim: true)).Mul(mask));
        }

        return p switch
        {
            2 => grad.Mul(x.Div(norm).MaskedFill(zero, 0)),
            < 1 => x.Sgn().Mul(x.Abs().Pow(p - 1).MaskedFill(x.Detach().Eq(0), 0)).Mul(grad).Mul(norm.Pow(1 - p)),
            < 2 => x.Sgn().Mul(x.Abs().Pow(p - 1)).Mul(grad.Div(norm.Pow(p - 1)).MaskedFill(zero, 0)),
            _ => x.Mul(x.Abs().Pow(p - 2)).Mul(grad.Div(norm.Pow(p - 1)).MaskedFill(zero, 0)),
        };
    }

    protected override Operator? Lifted(Lift lift) => new VectorNorm(p, lift.Dims(dim), keepdim, nodeName);

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var reduced = Reduced.Of(inputs[0].Shape, dim);
        int length = (int)reduced.Length;
        ReadOnlySpan<T> lines = reduced.Lines(inputs[0]).Elements<T>();
        Span<T> norms = outputs[0].Elements<T>();
        for (int i = 0; i < norms.Length; i++)
        {
            norms[i] = length == 0 ? T.Zero : Norms.Of(lines.Slice(i * length, length), p);
        }
    }
}
