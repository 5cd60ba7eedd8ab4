using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Reduces the segments of a dimension, given by their lengths or by the offsets between them, with "sum", "mean", "max", "min" or "prod".
    /// initial takes part in every segment; without it an empty one gives the reduction of nothing.
    /// </summary>
    /// <derivative>sum: grad; mean: grad / length; max and min: grad, shared evenly among equals; prod: grad · result / element</derivative>
    [Operator("segment_reduce", TakesOut = false)]
    [Sample("real(3, 2), \"sum\", lengths=permutation(3)")]
    [Sample("real(3, 2), \"mean\", lengths=permutation(3), initial=1.5")]
    [Sample("distinct(6, 2), \"max\", lengths=permutation(4), initial=-0.3")]
    [Sample("distinct(3), \"min\", lengths=permutation(3), initial=0.5")]
    [Sample("positive(3), \"prod\", lengths=permutation(3), initial=2")]
    public static Tensor SegmentReduce(
        Tensor data, string reduce, [KeywordOnly] Tensor? lengths = null, [KeywordOnly] Tensor? indices = null, [KeywordOnly] Tensor? offsets = null,
        [KeywordOnly] long axis = 0, [KeywordOnly] bool @unsafe = false, [KeywordOnly] Scalar? initial = null)
    {
        if (lengths is { IsBatched: true } || offsets is { IsBatched: true })
        {
            return EachSample.Apply(
                sample => SegmentReduce(sample[0]!, reduce, sample[1], sample[2], sample[3], axis, @unsafe, initial), data, lengths, indices, offsets);
        }

        if (!data.DType.IsFloatingPoint())
        {
            throw GradException.NotImplementedFor("_segment_reduce_cpu", data.DType);
        }

        var segments = Segments.Read(data.Shape, lengths, offsets, axis, @unsafe);
        Tensor index = segments.Index;
        int at = segments.Axis;
        Tensor Reduced(string by, double start, bool withStart) =>
            Torch.Full(segments.Padded, start, data.DType).ScatterReduce(at, index, data, by, includeSelf: withStart).Slice(at, 0, -1);
        switch (reduce)
        {
            case "sum":
                return Reduced("sum", initial?.ToDouble() ?? 0, true);
            case "mean":
                Tensor counts = segments.Lengths.To(data.DType);
                return Reduced("sum", initial?.ToDouble() ?? 0, true).Div(initial is null ? counts : counts.ClampMin(1));
            case "prod":
                return Reduced("prod", initial?.ToDouble() ?? 1, true);
            case "max":
                Tensor largest = Reduced("amax", double.NegativeInfinity, false);
                return initial is { } least ? Torch.Where(largest.Lt(Tensor.FromScalar(least)), Torch.Full([], least, data.DType), largest) : largest;
            case "min":
                Tensor smallest = Reduced("amin", double.PositiveInfinity, false);
                return initial is { } most ? Torch.Where(smallest.Gt(Tensor.FromScalar(most)), Torch.Full([], most, data.DType), smallest) : smallest;
            default:
                throw GradException.Argument($"unsupported reduction given! {reduce}");
        }
    }
}

/// <summary>Which segment each element belongs to. What lies in none belongs to one more, behind the others.</summary>
internal sealed class Segments
{
    private Segments(int axis, Tensor index, long[] padded, Tensor lengths)
    {
        Axis = axis;
        Index = index;
        Padded = padded;
        Lengths = lengths;
    }

    public int Axis { get; }

    /// <summary>The segment of each element, in the shape of the data.</summary>
    public Tensor Index { get; }

    /// <summary>The shape of the result with the segment behind the others.</summary>
    public long[] Padded { get; }

    /// <summary>The lengths, so that they broadcast to the result.</summary>
    public Tensor Lengths { get; }

    public static Segments Read(Shape data, Tensor? lengths, Tensor? offsets, long axis, bool isUnsafe)
    {
        Tensor given = offsets ?? lengths ?? throw GradException.Argument("segment_reduce(): Either lengths or offsets must be defined.");
        string name = offsets is null ? "lengths" : "offsets";
        int at = data.Dimension(axis);
        if (given.Rank != at + 1 || data.Rank <= at)
        {
            throw GradException.Argument($"segment_reduce(): Expected axis to be the last dimension of {name} but got {axis}.");
        }

        if (!given.DType.IsIntegral())
        {
            throw GradException.NotImplementedFor($"_segment_reduce_{name}_cpu_kernel1", given.DType);
        }

        for (int d = 0; d < at; d++)
        {
            if (given.Shape[d] != data[d])
            {
                throw GradException.Shape($"segment_reduce(): Expected {name} of shape {given.Shape} to begin as data of shape {data} does");
            }
        }

        long size = data[at], columns = given.Shape[^1], count = offsets is null ? columns : columns - 1;
        if (count < 0)
        {
            throw GradException.Shape("segment_reduce(): offsets must hold at least one number along axis");
        }

        long[] numbers = given.ToInt64s();
        int rows = columns == 0 ? 0 : (int)(numbers.Length / columns);
        Tensor flat = Torch.Full([.. data.Sizes[..(at + 1)]], count, DType.Int64);
        Tensor sizes = Torch.Zeros([.. data.Sizes[..at], count, .. Enumerable.Repeat(1L, data.Rank - at - 1)], DType.Int64);
        for (int row = 0; row < rows; row++)
        {
            long start = offsets is null ? 0 : numbers[row * columns];
            for (int s = 0; s < count; s++)
            {
                long length = offsets is null ? numbers[(row * columns) + s] : numbers[(row * columns) + s + 1] - start;
                if (length < 0)
                {
                    throw GradException.Argument($"{name} contains negative value!");
                }

                if (start < 0 || length > size - start)
                {
                    throw WrongSum(name);
                }

                flat.Elements<long>().Slice((int)((row * size) + start), (int)length).Fill(s);
                sizes.Elements<long>()[(int)((row * count) + s)] = length;
                start += length;
            }

            if (!isUnsafe && offsets is null && start != size)
            {
                throw WrongSum(name);
            }
        }

        long[] shape = data.ToArray();
        Tensor index = flat.View([.. data.Sizes[..(at + 1)], .. Enumerable.Repeat(1L, data.Rank - at - 1)]).BroadcastTo(shape);
        shape[at] = count + 1;
        return new Segments(at, index, shape, sizes);
    }

    private static GradException WrongSum(string name) =>
        GradException.Argument($"segment_reduce(): Expected all rows of {name} along axis to sum to data.size({name}.dim()-1) when !unsafe.");
}
