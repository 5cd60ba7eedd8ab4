using GradService.Tensors;

namespace GradService.Operators;

/// <summary>input + factor · other in one rounding, as PyTorch's add and sub with an alpha compute it.</summary>
/// <param name="factor">The factor of the second input.</param>
/// <param name="node">The name of the node: that of the operator it stands for.</param>
internal sealed class AddScaled(Scalar factor, string node) : NumberBinary
{
    public override string NodeName => node;

    public override Use Uses(int input) => Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => input == 0 ? at.Grad : at.Grad.Mul(((Tensor)factor).Conj());

    public override Tensor? Tangent(int output, in Pushforward at) =>
        at.TangentOf(0) is not { } left ? at.TangentOf(1)?.Mul(factor)
        : at.TangentOf(1) is { } right ? new AddScaled(factor, node).Apply(left, right) : left;

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => input == 0 ? 1 : factor;

    protected override void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        T by = factor.As<T>();
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = T.MultiplyAddEstimate(by, y[i], x[i]);
        }
    }
}
