using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x · sigmoid(x) of each element.</summary>
    /// <derivative>grad · conj(s · (1 + input · (1 − s))) with s = sigmoid(input)</derivative>
    [Operator("nn.functional.silu")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Silu(this Tensor input, bool inplace = false) => The<Silu>.Operator.Activate(input, inplace);
}


internal sealed class Silu : Holomorphic
{
    protected override Integers Integers => Integers.Stay;

    protected override Tensor Derivative(Tensor x, Tensor y)
    {
        Tensor sigmoid = x.Sigmoid();
        return sigmoid * ((x * (1 - sigmoid)) + 1);
    }

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        Exponentials.Sigmoid(x, y);
        TensorPrimitives.Multiply(x, y, y);
    }

    protected override Complex Value(Complex z) => z * ComplexFunctions.Sigmoid(z);
}
