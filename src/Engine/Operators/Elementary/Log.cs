using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The natural logarithm of each element.</summary>
    /// <derivative>grad / conj(input)</derivative>
    [Operator("log")]
    [Sample("positive(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Log(this Tensor input) => The<Log>.Operator.Apply(input);

    /// <summary><see cref="Log"/> in place.</summary>
    public static Tensor Log_(this Tensor input) => input.Update(Log);
}

internal sealed class Log : Holomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => x.Reciprocal();

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => Exponentials.Log(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Log(z);
}
