using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

/// <summary>The identity with a derivative that is not 1: what a check of gradients must notice.</summary>
internal sealed class WrongRule(Tensor derivative) : NumberUnary
{
    public override Use Uses(int input) => Use.None;

    protected override Tensor Derivative(Tensor x, Tensor y) => derivative;

    protected override void Kernel<T>(ReadOnlySpan<T> x, Span<T> y) => x.CopyTo(y);
}
