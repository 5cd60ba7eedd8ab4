using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What the activations of nn.functional share.</summary>
internal static class Activation
{
    /// <summary>Applies an activation, or overwrites its input as the argument <c>inplace</c> of nn.functional asks.</summary>
    public static Tensor Activate(this Unary activation, Tensor input, bool inplace) =>
        inplace ? input.Update(self => activation.Apply(self)) : activation.Apply(input);
}

/// <summary>An activation that lets its input pass or stops it: the derivative is 1 or 0. Integers stay integers.</summary>
internal abstract class Gate : Unary
{
    protected override Integers Integers => Integers.Stay;

    /// <summary>Where no gradient passes.</summary>
    protected abstract Tensor Stops(Tensor x, Tensor y);

    // A choice, not a product: an infinite gradient that is stopped leaves zero.
    public sealed override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor? x = at.InputOrNull(0), y = at.OutputOrNull(0);
        return Stops(x!, y!).Where(0, at.Grad).AnchoredTo((x ?? y)!);
    }

    public sealed override Tensor? Tangent(int output, in Pushforward at) =>
        at.TangentOf(0) is { } tangent ? Stops(at.Input(0), at.Result).Where(0, tangent) : null;

    protected sealed override Tensor Derivative(Tensor x, Tensor y) => Stops(x, y).LogicalNot();
}
