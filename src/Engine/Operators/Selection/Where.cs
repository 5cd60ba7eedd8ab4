using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input where the condition is true, other elsewhere; all three broadcast.</summary>
    /// <derivative>input: grad where the condition is true, else 0; other: the other way round</derivative>
    [Operator("where")]
    [Sample("flags(2, 3), real(2, 3), real(3)")]
    [Sample("flags(2, 3), 1.5, real(3)")]
    public static Tensor Where(this Tensor condition, [OrNumber] Tensor input, [OrNumber] Tensor other) => The<Where>.Operator.Apply(condition, input, other);

    /// <summary>The indices of the elements that are not zero, one vector for each dimension.</summary>
    /// <derivative>none: the result holds integers</derivative>
    [Operator("where")]
    [Sample("flags(2, 3)")]
    public static Tensor[] Where(this Tensor condition) => condition.Nonzero(asTuple: true);
}

internal sealed class Where : NumberPrimitive
{
    public override Use Uses(int input) => Use.Input(0);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor condition = inputs[0]!, x = inputs[1]!, y = inputs[2]!;
        if (condition.DType is not (DType.Bool or DType.UInt8))
        {
            throw GradException.Type(
                $"where expected condition to be a boolean tensor, but got a tensor with dtype {condition.DType.ScalarTypeName()}");
        }

        return new TensorSpec(Shape.Broadcast(condition.Shape, Shape.Broadcast(x.Shape, y.Shape)), Promotion.ResultType(x, y));
    }

    public override Tensor? Gradient(int input, in Pullback at) =>
        input == 1 ? at.Input(0).Where(at.Grad, 0) : at.Input(0).Where(0, at.Grad);

    public override Tensor? Tangent(int output, in Pushforward at) =>
        at.Input(0).Where(at.TangentOf(1) ?? 0, at.TangentOf(2) ?? 0).To(at.Result.DType);

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    protected override bool Converts(int input) => input != 0;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        Selection.Run<T>(inputs[0], inputs[1], inputs[2], outputs[0]);
}
