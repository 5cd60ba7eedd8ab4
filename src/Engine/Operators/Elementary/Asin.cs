using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The arc sine of each element; NaN for real numbers outside [−1, 1].</summary>
    /// <derivative>grad / conj(√(1 − input²))</derivative>
    [Operator("asin", "arcsin")]
    [Sample("unit(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Asin(this Tensor input) => The<Asin>.Operator.Apply(input);

    /// <summary><see cref="Asin"/> in place.</summary>
    public static Tensor Asin_(this Tensor input) => input.Update(Asin);
}

internal sealed class Asin : Holomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => (1 - (x * x)).Rsqrt();

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Asin(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Asin(z);
}
