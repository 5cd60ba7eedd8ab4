using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The arc tangent of each element.</summary>
    /// <derivative>grad / conj(1 + input²)</derivative>
    [Operator("atan", "arctan")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Atan(this Tensor input) => The<Atan>.Operator.Apply(input);

    /// <summary><see cref="Atan"/> in place.</summary>
    public static Tensor Atan_(this Tensor input) => input.Update(Atan);
}

internal sealed class Atan : Holomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => ((x * x) + 1).Reciprocal();

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Atan(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Atan(z);
}
