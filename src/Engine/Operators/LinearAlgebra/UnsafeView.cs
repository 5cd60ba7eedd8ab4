using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// A fresh contiguous result in another shape. It is no view as far as autograd is concerned: nobody else holds what it was made of.
/// </summary>
internal sealed class UnsafeView(long[] shape, string name = "UnsafeViewBackward0") : Operator
{
    public override string NodeName => name;

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Reshape(at.InputSpec(0).Shape.ToArray());

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0)?.Reshape(shape);

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Shape target = Reshaped.Resolve(shape, inputs[0]!.Count);
        return [inputs[0]!.Alias(target, target.Strides, inputs[0]!.Offset)];
    }

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs)
    {
        // A batching rule may give its result in another order of the dimensions.
        using var unseen = Autograd.GradMode.BelowAutograd();
        return Compute([inputs[0]!.Contiguous()]);
    }
}
