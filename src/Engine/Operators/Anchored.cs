using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// A gradient that stays as it is however its anchor changes, but depends on it: PyTorch's backward kernels take the input by which they
/// choose, so that a second derivative there is zeros and not none.
/// </summary>
internal sealed class Anchored : Operator
{
    public override bool Widens => false;

    public override Tensor? Gradient(int input, in Pullback at) =>
        input == 0 ? at.Grad : Torch.Zeros(at.InputSpec(1).Shape.ToArray(), at.InputSpec(1).DType);

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0);

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs) => [inputs[0]!.Alias()];

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Compute(inputs);
}

/// <summary>A tensor as it is, whose gradient is anchored to it: for compositions that stand for one kernel of PyTorch's.</summary>
internal sealed class Anchoring : Operator
{
    public override bool Widens => false;

    public override Use Uses(int input) => Use.Input(0);

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.AnchoredTo(at.Input(0));

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0);

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs) => [inputs[0]!.Alias()];

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Compute(inputs);
}

/// <summary>Ties a gradient to the tensor by which it was chosen.</summary>
internal static class Anchor
{
    /// <summary>The gradient, anchored where that is recorded at all.</summary>
    public static Tensor AnchoredTo(this Tensor gradient, Tensor anchor) =>
        GradMode.IsEnabled && anchor.RequiresGrad ? The<Anchored>.Operator.Apply(gradient, anchor) : gradient;
}
