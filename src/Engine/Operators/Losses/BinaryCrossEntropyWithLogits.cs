using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The binary cross entropy of sigmoid(input) and target, the positive part times pos_weight, all times weight, reduced; finite for inputs of any size.</summary>
    /// <derivative>input: grad · weight · (sigmoid(input) − target), with pos_weight where the target is positive; target: −grad · weight · input</derivative>
    [Operator("nn.functional.binary_cross_entropy_with_logits")]
    [Sample("real(2, 3), prob(2, 3)")]
    [Sample("real(2, 3), prob(2, 3), weight=positive(3), pos_weight=positive(3), reduction=\"sum\"")]
    public static Tensor BinaryCrossEntropyWithLogits(
        Tensor input, Tensor target, Tensor? weight = null, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean", Tensor? posWeight = null)
    {
        if (!input.Shape.Equals(target.Shape))
        {
            throw GradException.Shape($"Target size ({Reduction.Size(target)}) must be the same as input size ({Reduction.Size(input)})", "ValueError");
        }

        Tensor missed = -input.Logsigmoid();
        Tensor positive = posWeight is null ? missed : missed * (((posWeight - 1) * target) + 1);
        Tensor loss = ((1 - target) * input) + positive;
        return (weight is null ? loss : loss * weight).Reduced(sizeAverage, reduce, reduction)
            .AsNode("BinaryCrossEntropyWithLogitsBackward0", input, target, weight, posWeight);
    }
}
