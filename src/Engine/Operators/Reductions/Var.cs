using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The variance of all elements: Σ |x − mean|² / (n − 1), or / n if not unbiased. Of complex numbers it is real.</summary>
    /// <derivative>grad · 2 (input − mean) / (n − correction)</derivative>
    [Operator("var", TakesOut = false)]
    [Sample("real(2, 3), False")]
    public static Tensor Var(this Tensor input, bool unbiased) => Spread(input, [], unbiased ? 1 : 0, false, isDeviation: false);

    /// <summary>The variance over some dimensions; none means all.</summary>
    /// <derivative>grad · 2 (input − mean) / (n − correction)</derivative>
    [Operator("var")]
    [Sample("real(2, 3), [1], False, True")]
    public static Tensor Var(this Tensor input, long[]? dim, bool unbiased, bool keepdim = false) =>
        Spread(input, dim, unbiased ? 1 : 0, keepdim, isDeviation: false);

    /// <summary>The variance over some dimensions, or over all: Σ |x − mean|² / (n − correction), where correction is 1 unless given.</summary>
    /// <derivative>grad · 2 (input − mean) / (n − correction)</derivative>
    [Operator("var")]
    [Sample("real(2, 3)")]
    [Sample("real(4, 3), dim=[0], correction=2, keepdim=True")]
    [Sample("complex(4), correction=0")]
    public static Tensor Var(this Tensor input, long[]? dim = null, [KeywordOnly] long? correction = null, [KeywordOnly] bool keepdim = false) =>
        Spread(input, dim, correction ?? 1, keepdim, isDeviation: false);

    private static Tensor Spread(Tensor input, long[]? dim, long correction, bool keepdim, bool isDeviation)
    {
        if (!input.DType.IsDifferentiable())
        {
            throw GradException.Type("std and var only support floating point and complex dtypes");
        }

        if (!input.DType.IsComplex())
        {
            return (isDeviation ? new Std(dim ?? [], correction, keepdim) : (Operator)new Var(dim ?? [], correction, keepdim)).Apply(input);
        }

        // |z|² = re² + im², so the variances of the parts add up.
        Tensor variance = input.Real().Var(dim, correction, keepdim).Add(input.Imag().Var(dim, correction, keepdim));
        return isDeviation ? The<Root>.Operator.Apply(variance).AsNode("StdBackward0", input) : variance;
    }
}

internal class Var(long[] dim, long correction, bool keepdim) : Primitive
{
    public override Use Uses(int input) => Use.Input(0);

    public sealed override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(Reduced.Of(inputs[0]!.Shape, dim).Output(inputs[0]!.Shape, keepdim), inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at) => OfVariance(at.Grad, at.Input(0));

    /// <summary>The gradient, given that of the variance.</summary>
    protected Tensor OfVariance(Tensor grad, Tensor x)
    {
        double weight = 2.0 / (Reduced.Of(x.Shape, dim).Length - correction);
        return Reduced.Restore(grad, x.Shape, dim, keepdim).Mul(weight).Mul(x.Sub(x.Mean(dim, keepdim: true)));
    }

    /// <summary>The same over other dimensions.</summary>
    protected virtual Operator Over(long[] dim, long correction, bool keepdim) => new Var(dim, correction, keepdim);

    protected sealed override Operator? Lifted(Lift lift) => Over(lift.Dims(dim), correction, keepdim);

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var reduced = Reduced.Of(inputs[0].Shape, dim);
        int length = (int)reduced.Length;
        ReadOnlySpan<T> lines = reduced.Lines(inputs[0]).Elements<T>();
        Span<T> variances = outputs[0].Elements<T>();
        for (int i = 0; i < variances.Length; i++)
        {
            variances[i] = T.CreateTruncating(Deviation.SumOfSquares(lines.Slice(i * length, length)) / Math.Max(0, length - correction));
        }
    }
}
