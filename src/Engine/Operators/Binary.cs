using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>An elementwise operator of two inputs that broadcast: a span kernel and two partial derivatives.</summary>
internal abstract class Binary : Operator
{
    /// <summary>What becomes of integers.</summary>
    protected virtual Integers Integers => Integers.Stay;

    /// <summary>The partial derivative by one input, elementwise, from what <see cref="Operator.Uses"/> keeps.</summary>
    /// <param name="input">0 for the derivative by x, 1 for that by y.</param>
    /// <param name="x">The first input, or null where it is not kept.</param>
    /// <param name="y">The second input, or null where it is not kept.</param>
    /// <param name="z">The output, or null where it is not kept.</param>
    protected abstract Tensor Derivative(int input, Tensor x, Tensor y, Tensor z);

    public override Use Uses(int input) => Use.Input(0) | Use.Input(1);

    /// <summary>g · conj(∂f); the backward pass sums over broadcast dimensions.</summary>
    public override Tensor? Gradient(int input, in Pullback at)
    {
        // Only what this input's formula names: unpacking a saved tensor runs hooks and checks its version.
        Use uses = Uses(input);
        return at.Grad.Mul(Derivative(input, at.InputIf(uses, 0)!, at.InputIf(uses, 1)!, at.OutputIf(uses, 0)!).Conj());
    }

    public override Tensor? Tangent(int output, in Pushforward at)
    {
        Tensor? sum = null;
        for (int i = 0; i < 2; i++)
        {
            if (at.TangentOf(i) is { } tangent)
            {
                Tensor term = tangent.Mul(Derivative(i, at.Input(0), at.Input(1), at.Result));
                sum = sum is null ? term : sum.Add(term);
            }
        }

        return sum;
    }

    /// <summary>
    /// The inputs for a formula that computes with one of them alone: a Python number, by itself, would be computed with in the default dtype.
    /// </summary>
    protected static (Tensor X, Tensor Y) OfOneType(Tensor x, Tensor y) =>
        x.IsWrappedNumber ? (x.To(y.DType), y) : y.IsWrappedNumber ? (x, y.To(x.DType)) : (x, y);

    /// <summary>The kernel for real floating types.</summary>
    protected abstract void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>;

    /// <summary>The kernel for integers; bool computes as bytes.</summary>
    protected virtual void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => throw Unsupported(DTypes.Of<T>());

    /// <summary>The kernel for complex numbers.</summary>
    protected virtual void ComplexNumber(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y, Span<Complex> z) => throw Unsupported(DType.Complex128);

    /// <summary>The dtype of the result; by default what the inputs promote to.</summary>
    protected virtual DType ResultType(Tensor x, Tensor y)
    {
        DType promoted = Promotion.ResultType(x, y);
        return Integers == Integers.BecomeFloat && !promoted.IsDifferentiable() ? Evaluation.DefaultDType : promoted;
    }

    /// <summary>The error for a dtype that the operator does not take.</summary>
    protected GradException Unsupported(DType dtype) =>
        GradException.NotImplementedFor(GetType().Name.ToLowerInvariant() + "_cpu", dtype);

    protected sealed override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    public sealed override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs) => [ComputeOne(inputs)];

    protected sealed override Tensor ComputeOne(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor x = inputs[0]!, y = inputs[1]!;
        Shape shape = Shape.Broadcast(x.Shape, y.Shape);
        Evaluation.Charge(shape.Count);
        Tensor z = Tensor.Empty(shape, ResultType(x, y));
        switch (z.DType.Compute())
        {
            case DType.Float64:
                Elementwise.Map<double, double, FloatBody<double>>(x, y, z, new(this));
                break;
            case DType.Float32:
                Elementwise.Map<float, float, FloatBody<float>>(x, y, z, new(this));
                break;
            case DType.Complex128:
                Elementwise.Map<Complex, Complex, ComplexBody>(x, y, z, new(this));
                break;
            case DType.Int64:
                Elementwise.Map<long, long, IntegerBody<long>>(x, y, z, new(this));
                break;
            case DType.Int32:
                Elementwise.Map<int, int, IntegerBody<int>>(x, y, z, new(this));
                break;
            case DType.Int16:
                Elementwise.Map<short, short, IntegerBody<short>>(x, y, z, new(this));
                break;
            case DType.Int8:
                Elementwise.Map<sbyte, sbyte, IntegerBody<sbyte>>(x, y, z, new(this));
                break;
            case DType.Bool:
                Elementwise.Map<byte, byte, BoolBody>(x, y, z, new(this));
                break;
            default:
                Elementwise.Map<byte, byte, IntegerBody<byte>>(x, y, z, new(this));
                break;
        }

        return z;
    }

    private readonly struct FloatBody<T>(Binary op) : IBinary<T, T>
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        public void Invoke(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => op.Float(x, y, z);
    }

    private readonly struct IntegerBody<T>(Binary op) : IBinary<T, T>
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        public void Invoke(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => op.Integer(x, y, z);
    }

    // The sum of two true bytes is 2; as a bool it is true.
    private readonly struct BoolBody(Binary op) : IBinary<byte, byte>
    {
        public void Invoke(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y, Span<byte> z)
        {
            op.Integer(x, y, z);
            TensorPrimitives.Min<byte>(z, 1, z);
        }
    }

    private readonly struct ComplexBody(Binary op) : IBinary<Complex, Complex>
    {
        public void Invoke(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y, Span<Complex> z) => op.ComplexNumber(x, y, z);
    }
}

/// <summary>An elementwise operator of two inputs whose kernel is the same for all numbers.</summary>
internal abstract class NumberBinary : Binary
{
    /// <summary>The kernel.</summary>
    protected abstract void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
        where T : unmanaged, INumberBase<T>;

    protected sealed override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Kernel(x, y, z);

    protected sealed override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Kernel(x, y, z);

    protected sealed override void ComplexNumber(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y, Span<Complex> z) => Kernel(x, y, z);
}
