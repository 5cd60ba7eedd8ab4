using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The input's shape and dtype, filled with one value: a number or a 0-d tensor.</summary>
    /// <derivative>input: zero; value: the sum of grad</derivative>
    [Operator("fill", TakesOut = false)]
    [Sample("real(2, 3), 1.5")]
    [Sample("real(2, 3), real()")]
    public static Tensor Fill(this Tensor input, [OrNumber] Tensor value) => new Fill(value.IsWrappedNumber ? 0 : 1).Apply(input, value);

    /// <summary><see cref="Fill"/> in place.</summary>
    public static Tensor Fill_(this Tensor input, [OrNumber] Tensor value) => input.Update(self => new Fill(value.IsWrappedNumber ? 2 : 3).Apply(self, value));
}

internal sealed class Fill(int form) : Operator
{
    public override string NodeName => form < 0 ? "ZeroBackward0" : "FillBackward" + form;

    public override Tensor? Gradient(int input, in Pullback at) => input == 0 ? at.Grad.ZerosLike() : at.Grad.Sum();

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(1)?.To(at.Result.DType) ?? at.Result.ZerosLike();

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor value = inputs[1]!;
        Check(inputs[0]!, value);
        Tensor filled = Tensor.Empty(inputs[0]!.Shape, inputs[0]!.DType);
        Evaluation.Charge(filled.Count);
        Elementwise.Copy(value, filled);
        return [filled];
    }

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs)
    {
        Check(inputs[0]!, inputs[1]!);
        return [Samples.Filled(inputs, inputs[1]!, inputs[0]!.Shape, inputs[0]!.DType)];
    }

    private static void Check(Tensor self, Tensor value)
    {
        if (value.Rank > 0)
        {
            throw GradException.Shape($"fill_ only supports 0-dimension value tensor but got tensor with {value.Rank} dimensions.");
        }

        if (value.IsWrappedNumber && value.DType.IsComplex() && !self.DType.IsComplex())
        {
            throw GradException.Type($"value cannot be converted to type {self.DType.ScalarTypeName().ToLowerInvariant()} without overflow");
        }
    }
}
