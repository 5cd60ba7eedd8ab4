using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>ln sigmoid(x) of each element, also where the sigmoid underflows.</summary>
    /// <derivative>grad · sigmoid(−input)</derivative>
    [Operator("nn.functional.logsigmoid", TakesOut = true)]
    [Sample("real(2, 3)")]
    public static Tensor Logsigmoid(this Tensor input) => The<LogSigmoid>.Operator.Apply(input);
}


internal sealed class LogSigmoid : ScalarUnary
{
    protected override Integers Integers => Integers.Stay;

    protected override Tensor Derivative(Tensor x, Tensor y) => (-x).Sigmoid();

    protected override double Value(double x) => -Softplus.Of(-x);
}
