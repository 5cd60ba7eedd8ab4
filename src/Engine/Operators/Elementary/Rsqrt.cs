using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>1 / √x of each element.</summary>
    /// <derivative>−½ · grad · conj(input^(−3/2))</derivative>
    [Operator("rsqrt")]
    [Sample("positive(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Rsqrt(this Tensor input) => The<Rsqrt>.Operator.Apply(input);

    /// <summary><see cref="Rsqrt"/> in place.</summary>
    public static Tensor Rsqrt_(this Tensor input) => input.Update(Rsqrt);
}

internal sealed class Rsqrt : Holomorphic
{
    public override Use Uses(int input) => Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => y * y * y * -0.5;

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.ReciprocalSqrt(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Rsqrt(z);
}
