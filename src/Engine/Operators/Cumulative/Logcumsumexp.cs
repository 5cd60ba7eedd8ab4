using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>log(Σ e^x) over each element and those before it along a dimension, without overflow.</summary>
    /// <derivative>e^(input − result) · s, where sₖ = gradₖ + e^(resultₖ − resultₖ₊₁) · sₖ₊₁: no exponent is positive</derivative>
    [Operator("logcumsumexp")]
    [Sample("real(2, 3, 2), 1")]
    public static Tensor Logcumsumexp(this Tensor input, long dim) => new Logcumsumexp(dim).Apply(input);
}

internal sealed class Logcumsumexp(long dim) : Primitive
{
    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!;
        input.Shape.Dimension(dim);
        return input.DType.IsFloatingPoint() ? input.Spec : throw GradException.NotImplementedFor("logcumsumexp_out_cpu", input.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        // One factor after the other is multiplied: rounded to float32 they would not be what they are together.
        Tensor result = at.Result.To(DType.Float64);
        Tensor rise = new Shift(dim, reverse: false, 0).Apply(result).Sub(result);

        // Shifting the differences, not the results, keeps the first one, which has no predecessor, out of it.
        Tensor factor = new Shift(dim, reverse: true, 0).Apply(rise).Exp();
        Tensor sums = new Recurrence(dim, reverse: true, own: true).Apply(factor, at.Grad.To(DType.Float64));
        return at.Input(0).Sub(result).Exp().Mul(sums);
    }

    protected override Operator? Lifted(Lift lift) => new Logcumsumexp(lift.Dim(dim));

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var line = Reduced.Of(inputs[0].Shape, dim);
        Scan.LogSumExp(inputs[0].Elements<T>(), outputs[0].Elements<T>(), (int)line.Length, (int)line.Inner);
    }
}
