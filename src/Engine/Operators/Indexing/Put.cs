using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy in which the elements at flat, row-major positions are replaced by, or added to, the source's.</summary>
    /// <derivative>input: grad, zero where replaced; source: grad at those positions</derivative>
    [Operator("put", TakesOut = false)]
    [Sample("real(2, 3), permutation(3), real(3)")]
    [Sample("real(2, 3), index(6, 4), real(4), accumulate=True")]
    public static Tensor Put(this Tensor input, Tensor index, Tensor source, bool accumulate = false) =>
        new Put(accumulate).Apply(input, index, source);

    /// <summary><see cref="Put"/> in place.</summary>
    public static Tensor Put_(this Tensor input, Tensor index, Tensor source, bool accumulate = false) =>
        input.Update(self => self.Put(index, source, accumulate));
}

internal sealed class Put(bool accumulate) : Linear
{
    public override Use Uses(int input) => input == 0 && accumulate ? Use.None : Use.Input(1);

    /// <summary>A position that may be negative, checked.</summary>
    public static int Position(long index, int length) =>
        index >= -length && index < length
            ? (int)(index < 0 ? index + length : index)
            : throw GradException.Argument($"out of range: tried to access index {index} on a tensor of {length} elements.", "IndexError");

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor self = inputs[0]!, index = inputs[1]!, source = inputs[2]!;
        if (index.DType != DType.Int64)
        {
            throw GradException.Type($"put_(): Expected a long tensor for index, but got {index.DType.ScalarTypeName()}");
        }

        if (self.DType != source.DType)
        {
            throw GradException.Type(
                $"put_(): self and source expected to have the same dtype, but got self.dtype = {self.DType.ScalarTypeName()} and "
                + $"source.dtype = {source.DType.ScalarTypeName()}");
        }

        return index.Count == source.Count ? self.Spec : throw GradException.Shape(
            $"put_(): Expected source and index to have the same number of elements, but got source.numel() = {source.Count}, index.numel() = {index.Count}");
    }

    public override Tensor? Gradient(int input, in Pullback at) => (input, accumulate) switch
    {
        (0, true) => at.Grad,
        (0, false) => at.Grad.Put(at.Input(1), Torch.Zeros(at.Input(1).Shape.ToArray(), at.Grad.DType)),
        _ => at.Grad.Take(at.Input(1)).Reshape(at.InputSpec(2).Shape.ToArray()),
    };

    protected internal override Tensor[] Map(in Samples samples)
    {
        Infer(samples.OfSample);
        long size = samples.Size, count = samples.Shape(0).Count, places = samples.Shape(1).Count;
        Tensor self = samples.Stacked(0).Reshape(size, count), source = samples.Stacked(2).Reshape(size, places);
        Tensor index = Indices.FromStart(samples.Stacked(1).Reshape(size, places), count);
        return [(accumulate ? self.ScatterAdd(1, index, source) : self.Scatter(1, index, source)).Reshape(samples.Stacked(0).Shape.ToArray())];
    }

    protected override DType ComputeType(ReadOnlySpan<Tensor?> inputs, Specs outputs) => Indices.Accumulating(outputs[0], accumulate ? inputs[1]!.Count : 0);

    protected override bool Converts(int input) => input != 1;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<long> index = inputs[1].Elements<long>();
        ReadOnlySpan<T> source = inputs[2].Elements<T>();
        Span<T> target = outputs[0].Elements<T>();
        inputs[0].Elements<T>().CopyTo(target);
        for (int i = 0; i < index.Length; i++)
        {
            ref T place = ref target[Position(index[i], target.Length)];
            place = accumulate ? place + source[i] : source[i];
        }
    }
}
