using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The logarithm to base 2 of each element.</summary>
    /// <derivative>grad / conj(input · ln 2)</derivative>
    [Operator("log2")]
    [Sample("positive(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Log2(this Tensor input) => The<Log2>.Operator.Apply(input);

    /// <summary><see cref="Log2"/> in place.</summary>
    public static Tensor Log2_(this Tensor input) => input.Update(Log2);
}

internal sealed class Log2 : Holomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => (x * Math.Log(2)).Reciprocal();

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Log2(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Log(z) / Math.Log(2);
}
