using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The square root of each element; NaN for negative real numbers.</summary>
    /// <derivative>grad / conj(2 · √input)</derivative>
    [Operator("sqrt")]
    [Sample("positive(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Sqrt(this Tensor input) => The<Sqrt>.Operator.Apply(input);

    /// <summary><see cref="Sqrt"/> in place.</summary>
    public static Tensor Sqrt_(this Tensor input) => input.Update(Sqrt);
}

internal sealed class Sqrt : Holomorphic
{
    public override Use Uses(int input) => Use.Result;

    // One rounding less than the product with the reciprocal.
    public override Tensor? Gradient(int input, in Pullback at) => at.Grad / (at.Result * 2).Conj();

    protected override Tensor Derivative(Tensor x, Tensor y) => (y * 2).Reciprocal();

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sqrt(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Sqrt(z);
}
