using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Airy's function Ai of each element.</summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("special.airy_ai")]
    [Sample("[-1.5, 0.0, 2.0]")]
    public static Tensor AiryAi(this Tensor input) => The<AiryAi>.Operator.Apply(input);
}

internal sealed class AiryAi : ScalarUnary
{
    public override string NodeName => "torch::autograd::NotImplemented";

    public override Use Uses(int input) => Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => throw NotImplemented();

    public override Tensor? Tangent(int output, in Pushforward at) => throw NotImplemented();

    protected override Tensor Derivative(Tensor x, Tensor y) => throw NotImplemented();

    protected override double Value(double x) => Kernels.Special.AiryAi(x);

    private static GradException NotImplemented() => GradException.NoDerivative("derivative for aten::special_airy_ai is not implemented");
}
