using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Replaces the elements of a tensor by another's, broadcast and converted.</summary>
    /// <derivative>input: zero; src: grad, in its dtype</derivative>
    [Operator("Tensor.copy_")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor Copy_(this Tensor input, [OrNumber] Tensor src) => input.Update(self => The<Copied>.Operator.Apply(self, src));
}

internal sealed class Copied : Operator
{
    public override bool Widens => false;

    public override string NodeName => "torch::autograd::CopyBackwards";

    public override Tensor? Gradient(int input, in Pullback at) => input == 0 ? at.Grad.ZerosLike() : at.Grad;

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(1)?.To(at.Result.DType);

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor self = inputs[0]!, src = inputs[1]!;
        Check(self, src);
        Tensor copy = Tensor.Empty(self.Shape, self.DType);
        Evaluation.Charge(copy.Count);
        Elementwise.Copy(src, copy);
        return [copy];
    }

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs)
    {
        Check(inputs[0]!, inputs[1]!);
        return [Samples.Filled(inputs, inputs[1]!, inputs[0]!.Shape, inputs[0]!.DType)];
    }

    private static void Check(Tensor self, Tensor src)
    {
        if (!src.Shape.BroadcastsTo(self.Shape))
        {
            throw GradException.Shape($"The size of tensor a {self.Shape} must match the size of tensor b {src.Shape}, which is copied into it");
        }
    }
}
