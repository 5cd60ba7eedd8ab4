using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The elements where the mask is true, row-major, as a vector. Input and mask broadcast.</summary>
    /// <derivative>grad, where the mask is true; zero elsewhere</derivative>
    [Operator("masked_select", IsSizedByValues = true)]
    [Sample("real(2, 3), flags(2, 3)")]
    [Sample("real(3), flags(2, 3)")]
    public static Tensor MaskedSelect(this Tensor input, Tensor mask) => The<MaskedSelect>.Operator.Apply(input, mask);
}

internal sealed class MaskedSelect : Linear
{
    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor self = inputs[0]!, mask = inputs[1]!;
        return mask.DType == DType.Bool
            ? new TensorSpec(Shape.Of(Masks.Count(mask, Shape.Broadcast(self.Shape, mask.Shape))), self.DType)
            : throw GradException.Type("masked_select: expected BoolTensor or ByteTensor for mask");
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Shape shape = Shape.Broadcast(at.InputSpec(0).Shape, at.InputSpec(1).Shape);
        return Torch.Zeros(shape.ToArray(), at.Grad.DType).MaskedScatter(at.Input(1), at.Grad);
    }

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor self = inputs[0]!, mask = inputs[1]!;
        if (mask.IsBatched)
        {
            throw GradException.Argument(
                "vmap: Attempted to vmap over `mask` in torch.masked_select(self, mask) We cannot support this because for each batch this would return a "
                + "differently shaped Tensor. Please voice your support in https://github.com/pytorch/functorch/issues/256");
        }

        Infer(inputs);
        using var unseen = Autograd.GradMode.BelowAutograd();
        var shape = Shape.Broadcast(self.Shape, mask.Shape);
        long[] sizes = shape.ToArray();
        Tensor places = mask.BroadcastTo(sizes).Reshape(shape.Count).Nonzero().Reshape(-1);
        return [self.BroadcastTo(sizes).Reshape(shape.Count).IndexSelect(0, places).Alias()];
    }

    protected override bool Converts(int input) => input == 0;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Shape shape = Shape.Broadcast(inputs[0].Shape, inputs[1].Shape);
        ReadOnlySpan<T> source = Masks.Broadcast(inputs[0], shape).Elements<T>();
        ReadOnlySpan<byte> mask = Masks.Over(inputs[1], shape);
        Span<T> target = outputs[0].Elements<T>();
        for (int i = 0, next = 0; i < mask.Length; i++)
        {
            if (mask[i] != 0)
            {
                target[next++] = source[i];
            }
        }
    }
}
