using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The logarithm to base 10 of each element.</summary>
    /// <derivative>grad / conj(input · ln 10)</derivative>
    [Operator("log10")]
    [Sample("positive(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Log10(this Tensor input) => The<Log10>.Operator.Apply(input);

    /// <summary><see cref="Log10"/> in place.</summary>
    public static Tensor Log10_(this Tensor input) => input.Update(Log10);
}

internal sealed class Log10 : Holomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => (x * Math.Log(10)).Reciprocal();

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Log10(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Log(z) / Math.Log(10);
}
