using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>An elementwise operator of two inputs with a bool result; it has no derivative and its result requires none.</summary>
internal abstract class Comparison : Operator
{
    /// <summary>The kernel for ordered numbers; it writes 0 or 1.</summary>
    protected abstract void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<byte> z)
        where T : unmanaged, INumber<T>;

    /// <summary>The kernel for complex numbers, which only some comparisons have.</summary>
    protected virtual void ComplexNumber(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y, Span<byte> z) =>
        throw GradException.NotImplementedFor(GetType().Name.ToLowerInvariant() + "_cpu", DType.Complex128);

    public sealed override Tensor? Gradient(int input, in Pullback at) => null;

    protected sealed override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    public sealed override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor x = inputs[0]!, y = inputs[1]!;
        Shape shape = Shape.Broadcast(x.Shape, y.Shape);
        Evaluation.Charge(shape.Count);
        Tensor z = Tensor.Empty(shape, DType.Bool);
        switch (Promotion.ResultType(x, y).Compute())
        {
            case DType.Float64:
                Elementwise.Map<double, byte, Body<double>>(x, y, z, new(this));
                break;
            case DType.Float32:
                Elementwise.Map<float, byte, Body<float>>(x, y, z, new(this));
                break;
            case DType.Complex128:
                Elementwise.Map<Complex, byte, ComplexBody>(x, y, z, new(this));
                break;
            default:
                // All integers and bool fit int64, and comparisons do not depend on the width.
                Elementwise.Map<long, byte, Body<long>>(x, y, z, new(this));
                break;
        }

        return [z];
    }

    private readonly struct Body<T>(Comparison op) : IBinary<T, byte>
        where T : unmanaged, INumber<T>
    {
        public void Invoke(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<byte> z) => op.Kernel(x, y, z);
    }

    private readonly struct ComplexBody(Comparison op) : IBinary<Complex, byte>
    {
        public void Invoke(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y, Span<byte> z) => op.ComplexNumber(x, y, z);
    }
}
