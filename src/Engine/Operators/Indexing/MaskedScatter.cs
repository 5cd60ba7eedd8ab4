using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy in which the elements where the mask is true are replaced by the source's, taken in order. Input and mask broadcast.</summary>
    /// <derivative>input: grad, zero where the mask is true; source: grad where the mask is true, then zeros</derivative>
    [Operator("masked_scatter", TakesOut = false)]
    [Sample("real(2, 3), flags(2, 3), real(2, 3)")]
    [Sample("real(3), flags(2, 3), real(7)")]
    public static Tensor MaskedScatter(this Tensor input, Tensor mask, Tensor source) => The<MaskedScatter>.Operator.Apply(input, mask, source);

    /// <summary><see cref="MaskedScatter"/> in place.</summary>
    public static Tensor MaskedScatter_(this Tensor input, Tensor mask, Tensor source) => input.Update(self => self.MaskedScatter(mask, source));
}

internal sealed class MaskedScatter : Linear
{
    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor self = inputs[0]!, mask = inputs[1]!, source = inputs[2]!;
        if (mask.DType != DType.Bool)
        {
            throw GradException.Type($"masked_scatter_ only supports boolean masks, but got mask with dtype {mask.DType.ScalarTypeName()}");
        }

        if (self.DType != source.DType)
        {
            throw GradException.Type(
                $"masked_scatter: expected self and source to have same dtypes but got{self.DType.ScalarTypeName()} and {source.DType.ScalarTypeName()}");
        }

        Shape shape = Shape.Broadcast(self.Shape, mask.Shape);
        return Masks.Count(mask, shape) <= source.Count
            ? new TensorSpec(shape, self.DType)
            : throw GradException.Shape("Number of elements of source < number of ones in mask");
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        if (input == 0)
        {
            return at.Grad.MaskedFill(at.Input(1), 0);
        }

        Shape source = at.InputSpec(2).Shape;
        Tensor kept = at.Input(1).Where(at.Grad, 0);
        return source.Count == 0
            ? Torch.Zeros(source.ToArray(), at.Grad.DType)
            : Torch.Zeros([source.Count], at.Grad.DType).Put(Order(at.Input(1).BroadcastTo(kept.Shape.ToArray())), kept, accumulate: true).Reshape(source.ToArray());
    }

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor self = inputs[0]!, mask = inputs[1]!, source = inputs[2]!;
        long[] sizes = Infer(inputs)[0].Shape.ToArray();
        using var unseen = Autograd.GradMode.BelowAutograd();
        Tensor flags = mask.BroadcastTo(sizes);
        return [flags.Where(source.Count == 0 ? 0 : source.Take(Order(flags)), self)];
    }

    /// <summary>Which element of the source each element of a mask takes: its place among those that the mask names.</summary>
    private static Tensor Order(Tensor mask) => mask.Reshape(mask.Count).Cumsum(0).Sub(1).ClampMin(0).Reshape(mask.Shape.ToArray());

    protected override bool Converts(int input) => input != 1;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Elementwise.Copy(inputs[0], outputs[0]);
        ReadOnlySpan<byte> mask = Masks.Over(inputs[1], outputs[0].Shape);
        ReadOnlySpan<T> source = inputs[2].Elements<T>();
        Span<T> target = outputs[0].Elements<T>();
        for (int i = 0, next = 0; i < mask.Length; i++)
        {
            if (mask[i] != 0)
            {
                target[i] = source[next++];
            }
        }
    }
}
