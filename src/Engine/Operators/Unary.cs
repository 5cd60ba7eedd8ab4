using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What an elementwise operator makes of integers.</summary>
internal enum Integers
{
    /// <summary>They become the default floating dtype, as for <c>exp</c>.</summary>
    BecomeFloat,

    /// <summary>The result has the inputs' own promoted dtype, as for <c>add</c>.</summary>
    Stay,
}

/// <summary>An elementwise operator of one input: a span kernel and a derivative.</summary>
internal abstract class Unary : Operator
{
    /// <summary>What becomes of integers.</summary>
    protected virtual Integers Integers => Integers.BecomeFloat;

    /// <summary>The derivative f′(x), elementwise, from what <see cref="Operator.Uses"/> keeps of x and y = f(x).</summary>
    /// <param name="x">The input; null if <see cref="Operator.Uses"/> names only the result.</param>
    /// <param name="y">The output; null if <see cref="Operator.Uses"/> names only the input.</param>
    protected abstract Tensor Derivative(Tensor x, Tensor y);

    public override Use Uses(int input) => Use.Input(0);

    /// <summary>g · conj(f′(x)): PyTorch's convention for complex numbers, and the plain chain rule for real ones.</summary>
    public override Tensor? Gradient(int input, in Pullback at) =>
        at.Grad.Mul(Derivative(at.InputOrNull(0)!, at.OutputOrNull(0)!).Conj());

    public override Tensor? Tangent(int output, in Pushforward at) =>
        at.TangentOf(0)?.Mul(Derivative(at.InputOrNull(0)!, at.Result));

    /// <summary>The kernel for real floating types.</summary>
    protected abstract void Float<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>;

    /// <summary>The kernel for integers, where they stay integers.</summary>
    protected virtual void Integer<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => throw Unsupported(DTypes.Of<T>());

    /// <summary>The kernel for complex numbers.</summary>
    protected virtual void ComplexNumber(ReadOnlySpan<Complex> x, Span<Complex> y) => throw Unsupported(DType.Complex128);

    /// <summary>The dtype of the result.</summary>
    protected virtual DType ResultType(Tensor input) =>
        Integers == Integers.BecomeFloat && !input.DType.IsDifferentiable() ? Evaluation.DefaultDType : input.DType;

    /// <summary>The error for a dtype that the operator does not take.</summary>
    protected GradException Unsupported(DType dtype) =>
        GradException.NotImplementedFor(char.ToLowerInvariant(GetType().Name[0]) + GetType().Name[1..], dtype);

    protected sealed override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    public sealed override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs) => [ComputeOne(inputs)];

    protected sealed override Tensor ComputeOne(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor x = inputs[0]!;
        Evaluation.Charge(x.Count);
        Tensor y = Tensor.Empty(x.Shape, ResultType(x));
        switch (y.DType.Compute())
        {
            case DType.Float64:
                Elementwise.Map<double, double, FloatBody<double>>(x, y, new(this));
                break;
            case DType.Float32:
                Elementwise.Map<float, float, FloatBody<float>>(x, y, new(this));
                break;
            case DType.Complex128:
                Elementwise.Map<Complex, Complex, ComplexBody>(x, y, new(this));
                break;
            case DType.Int64:
                Elementwise.Map<long, long, IntegerBody<long>>(x, y, new(this));
                break;
            case DType.Int32:
                Elementwise.Map<int, int, IntegerBody<int>>(x, y, new(this));
                break;
            case DType.Int16:
                Elementwise.Map<short, short, IntegerBody<short>>(x, y, new(this));
                break;
            case DType.Int8:
                Elementwise.Map<sbyte, sbyte, IntegerBody<sbyte>>(x, y, new(this));
                break;
            default:
                Elementwise.Map<byte, byte, IntegerBody<byte>>(x, y, new(this));
                break;
        }

        return y;
    }

    private readonly struct FloatBody<T>(Unary op) : IUnary<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        public void Invoke(ReadOnlySpan<T> x, Span<T> y) => op.Float(x, y);
    }

    private readonly struct IntegerBody<T>(Unary op) : IUnary<T, T>
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        public void Invoke(ReadOnlySpan<T> x, Span<T> y) => op.Integer(x, y);
    }

    private readonly struct ComplexBody(Unary op) : IUnary<Complex, Complex>
    {
        public void Invoke(ReadOnlySpan<Complex> x, Span<Complex> y) => op.ComplexNumber(x, y);
    }
}

/// <summary>An elementwise operator of one input whose kernel is a function of one double: float32 is computed in double and rounded.</summary>
internal abstract class ScalarUnary : Unary
{
    /// <summary>The function.</summary>
    protected abstract double Value(double x);

    protected sealed override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.CreateTruncating(Value(double.CreateTruncating(x[i])));
        }
    }
}

/// <summary>An elementwise operator of one input whose kernel is the same for all numbers; integers stay integers.</summary>
internal abstract class NumberUnary : Unary
{
    protected override Integers Integers => Integers.Stay;

    /// <summary>The kernel.</summary>
    protected abstract void Kernel<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, INumberBase<T>;

    protected sealed override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => Kernel(x, y);

    protected sealed override void Integer<T>(ReadOnlySpan<T> x, Span<T> y) => Kernel(x, y);

    protected sealed override void ComplexNumber(ReadOnlySpan<Complex> x, Span<Complex> y) => Kernel(x, y);
}

/// <summary>An elementwise operator of one input that is constant but for jumps: its gradient is zero. Integers stay integers.</summary>
internal abstract class Step : Unary
{
    protected override Integers Integers => Integers.Stay;

    public sealed override Use Uses(int input) => Use.None;

    // Not a product with zero, which infinite gradients would make NaN.
    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.ZerosLike();

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0)?.ZerosLike();

    protected sealed override Tensor Derivative(Tensor x, Tensor y) => 0;
}
