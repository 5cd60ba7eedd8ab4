using GradService.Tensors;

namespace GradService.Operators;

/// <summary>A loss of two dtypes, which PyTorch computes but does not differentiate.</summary>
internal sealed class MixedTypes(string name, DType expected, DType found) : Operator
{
    public override string NodeName => name;

    /// <summary>The loss itself, or where the dtypes differ one that refuses to be differentiated.</summary>
    public static Tensor Refuse(string name, Tensor loss, Tensor input, Tensor target)
    {
        if (input.DType == target.DType || input.IsWrappedNumber || target.IsWrappedNumber || !(input.RequiresGrad || target.RequiresGrad))
        {
            return loss;
        }

        (Tensor wanted, Tensor other) = input.RequiresGrad ? (input, target) : (target, input);
        return new MixedTypes(name, wanted.DType, other.DType).Apply(loss);
    }

    public override Tensor? Gradient(int input, in Pullback at) =>
        throw GradException.Type($"Found dtype {found.ScalarTypeName()} but expected {expected.ScalarTypeName()}");

    protected override Operator? Lifted(Lift lift) => this;

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0);

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs) => [inputs[0]!.Alias()];
}
