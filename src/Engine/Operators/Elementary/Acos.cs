using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The arc cosine of each element; NaN for real numbers outside [−1, 1].</summary>
    /// <derivative>−grad / conj(√(1 − input²))</derivative>
    [Operator("acos", "arccos")]
    [Sample("unit(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Acos(this Tensor input) => The<Acos>.Operator.Apply(input);

    /// <summary><see cref="Acos"/> in place.</summary>
    public static Tensor Acos_(this Tensor input) => input.Update(Acos);
}

internal sealed class Acos : Holomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => -(1 - (x * x)).Rsqrt();

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Acos(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Acos(z);
}
