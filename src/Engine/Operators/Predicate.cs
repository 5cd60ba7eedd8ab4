using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>An elementwise question about one input, answered in bools; it has no derivative and its result requires none.</summary>
internal abstract class Predicate : Operator
{
    /// <summary>The kernel for all numbers; it writes 0 or 1.</summary>
    protected abstract void Kernel<T>(ReadOnlySpan<T> x, Span<byte> y)
        where T : unmanaged, INumberBase<T>;

    public sealed override Tensor? Gradient(int input, in Pullback at) => null;

    protected sealed override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    public sealed override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor x = inputs[0]!;
        Evaluation.Charge(x.Count);
        Tensor y = Tensor.Empty(x.Shape, DType.Bool);
        switch (x.DType.Compute())
        {
            case DType.Float64:
                Elementwise.Map<double, byte, Body<double>>(x, y, new(this));
                break;
            case DType.Float32:
                Elementwise.Map<float, byte, Body<float>>(x, y, new(this));
                break;
            case DType.Complex128:
                Elementwise.Map<Complex, byte, Body<Complex>>(x, y, new(this));
                break;
            default:
                Elementwise.Map<long, byte, Body<long>>(x, y, new(this));
                break;
        }

        return [y];
    }

    private readonly struct Body<T>(Predicate op) : IUnary<T, byte>
        where T : unmanaged, INumberBase<T>
    {
        public void Invoke(ReadOnlySpan<T> x, Span<byte> y) => op.Kernel(x, y);
    }
}
