using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The cosine of each element.</summary>
    /// <derivative>−grad · conj(sin(input))</derivative>
    [Operator("cos")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Cos(this Tensor input) => The<Cos>.Operator.Apply(input);

    /// <summary><see cref="Cos"/> in place.</summary>
    public static Tensor Cos_(this Tensor input) => input.Update(Cos);
}

internal sealed class Cos : Holomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => -x.Sin();

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Cos(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Cos(z);
}
