using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The logistic function 1 / (1 + exp(−x)) of each element.</summary>
    /// <derivative>grad · conj(y · (1 − y)) with y = sigmoid(input)</derivative>
    [Operator("sigmoid", "special.expit", "nn.functional.sigmoid")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Sigmoid(this Tensor input) => The<Sigmoid>.Operator.Apply(input);

    /// <summary><see cref="Sigmoid"/> in place.</summary>
    public static Tensor Sigmoid_(this Tensor input) => input.Update(Sigmoid);
}

internal sealed class Sigmoid : Holomorphic
{
    public override Use Uses(int input) => Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => y * (1 - y);

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => Exponentials.Sigmoid(x, y);

    protected override Complex Value(Complex z) => ComplexFunctions.Sigmoid(z);
}
