using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The tangent of each element.</summary>
    /// <derivative>grad · conj(1 + tan²(input))</derivative>
    [Operator("tan")]
    [Sample("unit(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Tan(this Tensor input) => The<Tan>.Operator.Apply(input);

    /// <summary><see cref="Tan"/> in place.</summary>
    public static Tensor Tan_(this Tensor input) => input.Update(Tan);
}

internal sealed class Tan : Holomorphic
{
    public override Use Uses(int input) => Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => (y * y) + 1;

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Tan(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Tan(z);
}
