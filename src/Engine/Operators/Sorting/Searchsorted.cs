using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Where values would be inserted into sorted lines so that they stay sorted: before equals, or after them if right.</summary>
    /// <derivative>none: an index is an integer</derivative>
    [Operator("searchsorted")]
    [Sample("permutation(4), index(4, 3)")]
    public static Tensor Searchsorted(
        Tensor sortedSequence, [OrNumber] Tensor input, [KeywordOnly] bool outInt32 = false, [KeywordOnly] bool right = false, [KeywordOnly] string? side = null,
        [KeywordOnly] Tensor? sorter = null)
    {
        if (side is not (null or "left" or "right"))
        {
            throw GradException.Argument($"torch.searchsorted(): side can only be 'left' or 'right' but got {side}");
        }

        if (side == "left" && right)
        {
            throw GradException.Argument("torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True");
        }

        Tensor places = new Searchsorted(right || side == "right").Apply(sortedSequence.Detach(), input.Detach(), sorter);
        return outInt32 ? places.To(DType.Int32) : places;
    }
}

internal sealed class Searchsorted(bool right) : OrderedPrimitive
{
    public override Tensor? Gradient(int input, in Pullback at) => null;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape lines = inputs[0]!.Shape, values = inputs[1]!.Shape;
        if (lines.Rank == 0)
        {
            throw GradException.Shape("torch.searchsorted(): boundaries tensor should have positive dimension, but got 0 dimension");
        }

        if (lines.Rank > 1 && !(values.Rank == lines.Rank && values.Sizes[..^1].SequenceEqual(lines.Sizes[..^1])))
        {
            throw GradException.Shape(
                "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value "
                + $"tensor must match, but we got boundaries tensor {lines} and input value tensor {values}");
        }

        if (inputs[2] is { } sorter)
        {
            CheckSorter(sorter, lines);
        }

        return new TensorSpec(values, DType.Int64);
    }

    protected internal override Tensor[] Map(in Samples samples)
    {
        if (samples.Rank(0) > 1)
        {
            return samples.Through(this);
        }

        if (!samples.Has(0) && !(samples.IsGiven(2) && samples.Has(2)))
        {
            return ComputeAny([samples.Input(0), samples.Input(1), samples.IsGiven(2) ? samples.Input(2) : null]);
        }

        // Boundaries of their own for each sample: its values are one line.
        Shape shape = samples.Lift.Shape(samples.Shape(1));
        Tensor values = samples.Stacked(1).Reshape(samples.Size, samples.Shape(1).Count);
        return [ComputeAny([samples.Stacked(0), values, samples.IsGiven(2) ? samples.Stacked(2) : null])[0].Reshape(shape.ToArray())];
    }

    protected override DType ComputeType(ReadOnlySpan<Tensor?> inputs, Specs outputs)
    {
        DType type = Promotion.Promote(inputs[0]!.DType, inputs[1]!.IsWrappedNumber ? Promotion.ResultType(inputs[0]!, inputs[1]!) : inputs[1]!.DType);
        return type.IsComplex() ? throw GradException.NotImplementedFor("searchsorted_out_cpu", type) : type;
    }

    protected override bool Converts(int input) => input != 2;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int length = (int)inputs[0].Shape[^1];
        ReadOnlySpan<T> lines = inputs[0].Elements<T>(), values = inputs[1].Elements<T>();
        ReadOnlySpan<long> sorter = inputs[2] is null ? [] : inputs[2].Elements<long>();
        Span<long> places = outputs[0].Elements<long>();
        int each = inputs[0].Rank == 1 ? places.Length : places.Length == 0 ? 0 : (int)inputs[1].Shape[^1];
        for (int i = 0; i < places.Length; i++)
        {
            int start = i / each * length;
            places[i] = Sorting.Search(lines.Slice(start, length), sorter.IsEmpty ? sorter : sorter.Slice(start, length), values[i], right);
        }
    }

    private static void CheckSorter(Tensor sorter, Shape lines)
    {
        if (!sorter.Shape.Equals(lines))
        {
            throw GradException.Shape(
                "torch.searchsorted(): boundary and sorter must have the same size, but got boundary tensor "
                + $"{lines}and got sorter tensor {sorter.Shape}");
        }

        if (sorter.DType != DType.Int64)
        {
            throw GradException.Type($"torch.searchsorted(): sorter must be a tensor of long dtype but got dtype {sorter.DType.ScalarTypeName()}");
        }

        foreach (long place in sorter.AllSamples.ToInt64s())
        {
            if (place < 0 || place >= lines[^1])
            {
                throw GradException.Argument("torch.searchsorted(): sorter index out of range");
            }
        }
    }
}
