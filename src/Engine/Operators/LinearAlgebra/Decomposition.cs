using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// A primitive that takes matrices apart. It computes in float64 or complex128 whatever the dtype, so that float32 results have the signs
/// and the rank of float64 ones; PyTorch has no half precision here.
/// </summary>
internal abstract class Decomposition : Primitive
{
    /// <summary>The kernel, for double and <see cref="Complex"/>.</summary>
    protected abstract void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        where T : unmanaged, INumberBase<T>;

    /// <summary>PyTorch's error for dtypes that LAPACK has not.</summary>
    protected static void RequireFullPrecision(Tensor input, string kernelName)
    {
        if (!input.DType.IsDifferentiable() || input.DType is DType.Float16 or DType.BFloat16)
        {
            throw GradException.NotImplementedFor(kernelName, input.DType);
        }
    }

    // Stacks of matrices are the rule in linear algebra: samples are a further dimension of the stack.
    protected override Operator? Lifted(Lift lift) => this;

    protected sealed override DType ComputeType(ReadOnlySpan<Tensor?> inputs, Specs outputs) => WrittenType(inputs[0]!.DType);

    protected sealed override DType WrittenType(DType output) =>
        output.IsComplex() ? DType.Complex128 : output.IsFloatingPoint() ? DType.Float64 : output;

    protected sealed override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => Kernel<double>(inputs, outputs);

    protected sealed override void ComplexNumber(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => Kernel<Complex>(inputs, outputs);
}
