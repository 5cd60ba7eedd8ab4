using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy in which a value, a number or a tensor without dimensions, stands wherever the mask is true. Input and mask broadcast.</summary>
    /// <derivative>input: grad, zero where the mask is true; value: the sum of grad where the mask is true</derivative>
    [Operator("masked_fill", TakesOut = false)]
    [Sample("real(2, 3), flags(2, 3), 1.5")]
    [Sample("real(3), flags(2, 3), real()")]
    public static Tensor MaskedFill(this Tensor input, Tensor mask, [OrNumber] Tensor value) => new MaskedFill(value.IsWrappedNumber).Apply(input, mask, value);

    /// <summary><see cref="MaskedFill"/> in place.</summary>
    public static Tensor MaskedFill_(this Tensor input, Tensor mask, [OrNumber] Tensor value) => input.Update(self => self.MaskedFill(mask, value));
}

internal sealed class MaskedFill(bool number) : Linear
{
    public override string NodeName => number ? "MaskedFillBackward0" : "MaskedFillBackward1";

    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor self = inputs[0]!, mask = inputs[1]!, value = inputs[2]!;
        if (mask.DType != DType.Bool)
        {
            throw GradException.Type($"masked_fill_ only supports boolean masks, but got mask with dtype {mask.DType.ScalarTypeName()}");
        }

        if (value.Rank != 0)
        {
            throw GradException.Shape($"masked_fill_ only supports a 0-dimensional value tensor, but got tensor with {value.Rank} dimension(s).");
        }

        if (value.DType.IsComplex() && !self.DType.IsComplex())
        {
            throw GradException.Type($"value cannot be converted to type {self.DType.Name()} without overflow");
        }

        return new TensorSpec(Shape.Broadcast(self.Shape, mask.Shape), self.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at) =>
        input == 0 ? at.Grad.MaskedFill(at.Input(1), 0) : at.Input(1).Where(at.Grad, 0).Sum();

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs)
    {
        Infer(inputs);
        using var unseen = Autograd.GradMode.BelowAutograd();
        return [inputs[1]!.Where(inputs[2]!.To(inputs[0]!.DType), inputs[0]!)];
    }

    protected override bool Converts(int input) => input != 1;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Elementwise.Copy(inputs[0], outputs[0]);
        ReadOnlySpan<byte> mask = Masks.Over(inputs[1], outputs[0].Shape);
        Span<T> target = outputs[0].Elements<T>();
        T value = inputs[2].Elements<T>()[0];
        for (int i = 0; i < mask.Length; i++)
        {
            target[i] = mask[i] != 0 ? value : target[i];
        }
    }
}
