using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The sine of each element.</summary>
    /// <derivative>grad · conj(cos(input))</derivative>
    [Operator("sin")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Sin(this Tensor input) => The<Sin>.Operator.Apply(input);

    /// <summary><see cref="Sin"/> in place.</summary>
    public static Tensor Sin_(this Tensor input) => input.Update(Sin);
}

internal sealed class Sin : Holomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => x.Cos();

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sin(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Sin(z);
}
