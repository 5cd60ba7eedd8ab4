using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>e to the power of each element.</summary>
    /// <derivative>grad · conj(exp(input))</derivative>
    [Operator("exp")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Exp(this Tensor input) => The<Exp>.Operator.Apply(input);

    /// <summary><see cref="Exp"/> in place.</summary>
    public static Tensor Exp_(this Tensor input) => input.Update(Exp);
}

internal sealed class Exp : Holomorphic
{
    public override Use Uses(int input) => Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => y;

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => Exponentials.Exp(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Exp(z);
}
