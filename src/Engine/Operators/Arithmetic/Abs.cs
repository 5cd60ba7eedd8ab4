using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The absolute values; of complex numbers the moduli, which are real.</summary>
    /// <derivative>grad · sgn(input), zero at zero</derivative>
    [Operator("abs", "absolute")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Abs(this Tensor input) => input.DType switch
    {
        DType.Bool => throw GradException.NotImplementedFor("abs_cpu", DType.Bool),
        DType.Complex128 or DType.Complex64 => The<Modulus>.Operator.Apply(input),
        _ => The<Abs>.Operator.Apply(input),
    };

    /// <summary><see cref="Abs"/> in place, of real tensors.</summary>
    public static Tensor Abs_(this Tensor input) => input.DType.IsComplex()
        ? throw GradException.Type("In-place abs is not supported for complex tensors.")
        : input.Update(Abs);
}

internal sealed class Abs : Unary
{
    protected override Integers Integers => Integers.Stay;

    protected override Tensor Derivative(Tensor x, Tensor y) => x.Sgn();

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Abs(x, y);

    // The smallest integer has no positive; it stays, where TensorPrimitives.Abs would throw.
    protected override void Integer<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.IsNegative(x[i]) ? T.Zero - x[i] : x[i];
        }
    }
}

internal sealed class Modulus : Operator
{
    public override string NodeName => "AbsBackward0";

    public override Use Uses(int input) => Use.Input(0);

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Mul(at.Input(0).Sgn());

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0)?.Mul(at.Input(0).Sgn().Conj()).Real();

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor moduli = Tensor.Empty(inputs[0]!.Shape, inputs[0]!.DType.ToReal());
        Evaluation.Charge(moduli.Count);
        Elementwise.Map<Complex, double, Body>(inputs[0]!, moduli, default);
        return [moduli];
    }

    private readonly struct Body : IUnary<Complex, double>
    {
        public void Invoke(ReadOnlySpan<Complex> x, Span<double> y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = Complex.Abs(x[i]);
            }
        }
    }
}
