using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x · tanh(ln(1 + exp(x))) of each element.</summary>
    /// <derivative>grad · (t + input · sigmoid(input) · (1 − t²)) with t = tanh(softplus(input))</derivative>
    [Operator("nn.functional.mish")]
    [Sample("real(2, 3)")]
    public static Tensor Mish(this Tensor input, bool inplace = false) => The<Mish>.Operator.Activate(input, inplace);
}


internal sealed class Mish : ScalarUnary
{
    protected override Integers Integers => Integers.Stay;

    protected override Tensor Derivative(Tensor x, Tensor y)
    {
        Tensor tanh = x.Softplus().Tanh();
        return tanh + (x * x.Sigmoid() * (1 - (tanh * tanh)));
    }

    protected override double Value(double x) => x * Math.Tanh(Softplus.Of(x));
}
