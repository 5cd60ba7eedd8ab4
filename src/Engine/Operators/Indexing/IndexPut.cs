using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// A copy in which the elements that index tensors or masks pick, one for each leading dimension or null, are replaced by values, or
    /// added to. Values broadcast to what is picked.
    /// </summary>
    /// <derivative>input: grad, zero where replaced; values: grad of the elements that are picked</derivative>
    [Operator("index_put", TakesOut = false)]
    [Sample("real(3, 2), [permutation(3)], real(3, 2)")]
    [Sample("real(3, 4), [index(3, 5)], real(4), accumulate=True")]
    [Sample("real(3, 2, 4), [index(3, 5), None, index(4, 5)], real(5, 2), True")]
    [Sample("real(2, 3), [flags(2, 3)], real()")]
    public static Tensor IndexPut(this Tensor input, Tensor?[] indices, Tensor values, bool accumulate = false)
    {
        if (Array.TrueForAll(indices, static index => index is null))
        {
            throw GradException.Argument("at least one index must be provided");
        }

        if (input.DType != values.DType && !values.IsWrappedNumber)
        {
            throw GradException.Type(
                $"Index put requires the source and destination dtypes match, got {input.DType.ScalarTypeName()} for the destination and "
                + $"{values.DType.ScalarTypeName()} for the source.");
        }

        if (indices is [{ IsBatched: true, DType: DType.Bool } mask] && mask.Rank + values.Rank <= input.Rank)
        {
            // How many elements a mask picks differs from sample to sample; values that do not count them are written through it.
            Tensor wide = mask.Reshape([.. mask.Shape.Sizes, .. Enumerable.Repeat(1L, input.Rank - mask.Rank)]);
            return wide.Where(accumulate ? input.Add(values) : values.To(input.DType), input);
        }

        AdvancedIndex index = AdvancedIndex.Of(input.Shape, indices);
        return new IndexPut(index, accumulate).Apply(input, index.Places, values.To(input.DType));
    }

    /// <summary><see cref="IndexPut"/> in place.</summary>
    public static Tensor IndexPut_(this Tensor input, Tensor?[] indices, Tensor values, bool accumulate = false) =>
        input.Update(self => self.IndexPut(indices, values, accumulate));
}

internal sealed class IndexPut(AdvancedIndex index, bool accumulate) : Linear
{
    public override Use Uses(int input) => input == 0 && accumulate ? Use.None : Use.Input(1);

    /// <summary>The dimensions of an index moved from one place to another.</summary>
    public static Tensor MovePlaces(Tensor tensor, int from, int count, int to) => from == to || count == 0
        ? tensor
        : tensor.Movedim([.. Enumerable.Range(from, count).Select(d => (long)d)], [.. Enumerable.Range(to, count).Select(d => (long)d)]);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape result = index.Blocks(inputs[1]!.Shape).Result;
        return inputs[2]!.Shape.BroadcastsTo(result) ? inputs[0]!.Spec : throw GradException.Shape(
            $"shape mismatch: value tensor of shape {inputs[2]!.Shape} cannot be broadcast to indexing result of shape {result}");
    }

    public override Tensor? Gradient(int input, in Pullback at) => (input, accumulate) switch
    {
        (0, true) => at.Grad,
        (0, false) => new IndexPut(index, accumulate: false).Apply(at.Grad, at.Input(1), Torch.Zeros([], at.Grad.DType)),
        _ => new IndexTensors(index).Apply(at.Grad, at.Input(1)),
    };

    protected internal override Tensor[] Map(in Samples samples)
    {
        Infer(samples.OfSample);
        Shape result = index.Blocks(samples.Shape(1)).Result;
        long[] aligned = [samples.Size, .. Enumerable.Repeat(1L, result.Rank - samples.Rank(2)), .. samples.Shape(2).Sizes];
        Tensor values = samples.Stacked(2).Reshape(aligned).BroadcastTo(samples.Lift.Shape(result).ToArray());
        bool byIndex = samples.Has(1);
        values = byIndex ? MovePlaces(values, index.IsInFront ? 1 : 1 + index.First, samples.Rank(1), 1)
            : index.IsInFront ? values.Movedim(0, samples.Rank(1))
            : values;
        Tensor places = byIndex ? index.PlacesOfSamples(samples.Input(1)) : samples.Input(1);
        return new IndexPut(index.Lifted(samples.Lift, byIndex), accumulate).ComputeAny([samples.Stacked(0), places, values]);
    }

    protected override DType ComputeType(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        Indices.Accumulating(outputs[0], accumulate ? index.Blocks(inputs[1]!.Shape).Result.Count : 0);

    protected override bool Converts(int input) => input != 1;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        IndexedBlocks blocks = index.Blocks(inputs[1].Shape);
        Span<T> target = outputs[0].Elements<T>();
        inputs[0].Elements<T>().CopyTo(target);
        ReadOnlySpan<T> values = Masks.Broadcast(inputs[2], blocks.Result).Elements<T>();
        int length = blocks.Length, next = 0;
        if (values.Length == 0)
        {
            return;
        }

        foreach (long start in blocks.Starts(inputs[1].Elements<long>()).Elements<long>())
        {
            Span<T> run = target.Slice((int)start, length);
            ReadOnlySpan<T> source = values.Slice(next, length);
            if (accumulate)
            {
                TensorPrimitives.Add(run, source, run);
            }
            else
            {
                source.CopyTo(run);
            }

            next += length;
        }
    }
}
