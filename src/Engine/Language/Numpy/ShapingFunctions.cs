using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>The functions of <c>numpy</c> that give arrays other shapes, join and divide them.</summary>
[Module("numpy")]
internal static class ShapingFunctions
{
    public static object? Reshape(NdArray a, object? newshape, object? order = null)
    {
        long[] sizes = newshape is SequenceValue sequence ? [.. sequence.Select(Numbers.ToIndex)] : [Numbers.ToIndex(newshape)];
        if (sizes.Count(static size => size < 0) > 1)
        {
            throw Raise.ValueError("can only specify one unknown dimension");
        }

        long known = sizes.Where(static size => size >= 0).Aggregate(1L, static (product, size) => unchecked(product * size));
        int free = Array.FindIndex(sizes, static size => size < 0);
        if (free >= 0 && known != 0 && a.Tensor.Count % known == 0)
        {
            sizes[free] = a.Tensor.Count / known;
        }
        else if (free >= 0 || known != a.Tensor.Count)
        {
            string shape = string.Join(",", sizes.Select(static size => size < 0 ? "newaxis" : Text.Repr(size)));
            throw Raise.ValueError($"cannot reshape array of size {a.Tensor.Count} into shape ({shape}{(sizes.Length == 1 ? "," : string.Empty)})");
        }

        return NdArray.Array(order is "F"
            ? Reversed(Reversed(a.Tensor).Reshape([.. sizes.Reverse()]))
            : a.Tensor.Reshape(sizes));
    }

    [AlsoMethod]
    public static object? Ravel(NdArray a, object? order = null) => NdArray.Array((order is "F" ? Reversed(a.Tensor) : a.Tensor).Reshape(-1));

    public static object? Transpose(NdArray a, object? axes = null)
    {
        if (axes is null)
        {
            return NdArray.Array(Reversed(a.Tensor));
        }

        long[] order = [.. Iteration.Over(axes).Select(axis => (long)Axes.One(axis, a.Rank))];
        return order.Length != a.Rank ? throw Raise.ValueError("axes don't match array")
            : order.Distinct().Count() < order.Length ? throw Raise.ValueError("repeated axis in transpose")
            : NdArray.Array(a.Tensor.Permute(order));
    }

    [AlsoMethod]
    public static object? Swapaxes(NdArray a, object? axis1, object? axis2) => NdArray.Array(a.Tensor.Transpose(Axes.One(axis1, a.Rank), Axes.One(axis2, a.Rank)));

    public static object? Moveaxis(NdArray a, object? source, object? destination) => NdArray.Array(a.Tensor.Movedim(Many(source, a.Rank), Many(destination, a.Rank)));

    public static object? Rollaxis(NdArray a, object? axis, long start = 0)
    {
        int from = Axes.One(axis, a.Rank);
        return NdArray.Array(a.Tensor.Movedim([from], [start > from ? start - 1 : start]));
    }

    [AlsoMethod]
    public static object? Squeeze(NdArray a, object? axis = null)
    {
        int[] axes = Axes.Several(axis, a.Rank);
        if (axis is not null && Array.Exists(axes, i => a.Shape[i] != 1))
        {
            throw Raise.ValueError("cannot select an axis to squeeze out which has size not equal to one");
        }

        return NdArray.Array(axes.OrderDescending().Aggregate(a.Tensor, static (tensor, i) => tensor.Squeeze(i)));
    }

    public static object? ExpandDims(NdArray a, object? axis)
    {
        int more = axis is SequenceValue many ? many.Count : 1;
        return NdArray.Array(Axes.Several(axis ?? 0L, a.Rank + more).Order().Aggregate(a.Tensor, static (tensor, i) => tensor.Unsqueeze(i)));
    }

    public static object? BroadcastTo(NdArray array, object? shape) => NdArray.Array(array.Shape.BroadcastsTo(Shape.Of(Axes.Sizes(shape))) ? array.Tensor.Expand(Axes.Sizes(shape))
        : throw Raise.ValueError($"operands could not be broadcast together with remapped shapes [original->remapped]: {ShapeText.Of(array.Shape)}  and requested shape {ShapeText.Of(Shape.Of(Axes.Sizes(shape)))}"));

    public static object? BroadcastArrays(params object?[] args) =>
        new ListValue([.. Torch.BroadcastTensors([.. args.Select(static item => ArrayReader.Read(item).Tensor)]).Select(static tensor => (object?)NdArray.Array(tensor))]);

    public static object? Atleast1d(NdArray array) => NdArray.Array(Torch.AtLeast1d(array.Tensor));

    [Named("atleast_2d")]
    public static object? AtLeast2d(NdArray array) => NdArray.Array(Torch.AtLeast2d(array.Tensor));

    public static object? Concatenate(object? arrays, object? axis = null, object? dtype = null) => Concatenate(arrays, axis ?? 0L, axis is null, dtype);

    public static object? Stack(object? arrays, object? axis = null)
    {
        NdArray[] parts = Common(arrays, "need at least one array to stack");
        return Array.Exists(parts, part => !part.Shape.Equals(parts[0].Shape)) ? throw Raise.ValueError("all input arrays must have the same shape")
            : NdArray.Array(Torch.Stack([.. parts.Select(static part => part.Tensor)], Axes.One(axis ?? 0L, parts[0].Rank + 1)));
    }

    public static object? Vstack(object? tup) => Join([.. Items(tup).Select(static item => NdArray.Array(Torch.AtLeast2d(item.Tensor)))], 0, null);

    public static object? RowStack(object? tup) => Vstack(tup);

    public static object? Hstack(object? tup)
    {
        NdArray[] parts = [.. Items(tup).Select(static item => NdArray.Array(Torch.AtLeast1d(item.Tensor)))];
        return Join(parts, parts.Length > 0 && parts[0].Rank == 1 ? 0 : 1, null);
    }

    public static object? Dstack(object? tup) => Join([.. Items(tup).Select(static item => NdArray.Array(Torch.AtLeast3d(item.Tensor)))], 2, null);

    public static object? ColumnStack(object? tup) =>
        Join([.. Items(tup).Select(static item => NdArray.Array(item.Rank < 2 ? item.Tensor.Reshape(-1, 1) : item.Tensor))], 1, null);

    public static object? Append(NdArray arr, NdArray values, object? axis = null) => axis is null
        ? Join([NdArray.Array(arr.Tensor.Reshape(-1)), NdArray.Array(values.Tensor.Reshape(-1))], 0, null)
        : Join([arr, values], Axes.One(axis, arr.Rank), null);

    public static object? Delete(NdArray arr, object? obj, object? axis = null)
    {
        Tensor whole = axis is null ? arr.Tensor.Reshape(-1) : arr.Tensor;
        int along = axis is null ? 0 : Axes.One(axis, arr.Rank);
        Tensor places = Torch.Arange(whole.Shape[along], DType.Int64), kept = Torch.Ones([whole.Shape[along]], DType.Bool);
        ArraySubscripts.Set(NdArray.Array(kept), obj is SequenceValue ? ArrayReader.Read(obj, DType.Int64) : obj, false);
        return NdArray.Array(whole.IndexSelect(along, places.MaskedSelect(kept)));
    }

    public static object? Split(NdArray ary, object? indicesOrSections, object? axis = null)
    {
        int along = Axes.One(axis ?? 0L, ary.Rank);
        return Numbers.TryIndex(indicesOrSections, out long parts) && (parts <= 0 || ary.Shape[along] % parts != 0)
            ? throw Raise.ValueError("array split does not result in an equal division")
            : ArraySplit(ary, indicesOrSections, axis);
    }

    public static object? ArraySplit(NdArray ary, object? indicesOrSections, object? axis = null)
    {
        int along = Axes.One(axis ?? 0L, ary.Rank);
        Tensor[] parts = Numbers.TryIndex(indicesOrSections, out long sections)
            ? ary.Tensor.TensorSplit(sections > 0 ? sections : throw Raise.ValueError("number sections must be larger than 0."), along)
            : ary.Tensor.TensorSplit([.. Iteration.Over(indicesOrSections).Select(Numbers.ToIndex)], along);
        return new ListValue([.. parts.Select(static part => (object?)NdArray.Array(part))]);
    }

    public static object? Vsplit(NdArray ary, object? indicesOrSections) => Split(ary, indicesOrSections, 0L);

    public static object? Hsplit(NdArray ary, object? indicesOrSections) => Split(ary, indicesOrSections, ary.Rank > 1 ? 1L : 0L);

    [AlsoMethod]
    public static object? Repeat(NdArray a, NdArray repeats, object? axis = null)
    {
        Tensor values = axis is null ? a.Tensor.Reshape(-1) : a.Tensor;
        int along = axis is null ? 0 : Axes.One(axis, a.Rank);
        return NdArray.Array(repeats.Tensor.Count == 1 ? values.RepeatInterleave(Numbers.ToIndex(repeats.Item()), along) : values.RepeatInterleave(repeats.Tensor, along));
    }

    public static object? Tile(NdArray a, object? reps) => NdArray.Array(a.Tensor.Tile(Axes.Sizes(reps)));

    public static object? Flip(NdArray m, object? axis = null) => NdArray.Array(m.Tensor.Flip([.. Axes.Several(axis, m.Rank).Select(static i => (long)i)]));

    public static object? Fliplr(NdArray m) => Flip(m, 1L);

    public static object? Flipud(NdArray m) => Flip(m, 0L);

    public static object? Roll(NdArray a, object? shift, object? axis = null) => NdArray.Array(axis is null
        ? a.Tensor.Reshape(-1).Roll([Numbers.ToIndex(shift)], [0]).Reshape(a.Shape.ToArray())
        : a.Tensor.Roll(shift is SequenceValue many ? [.. many.Select(Numbers.ToIndex)] : [Numbers.ToIndex(shift)], Many(axis, a.Rank)));

    public static object? Rot90(NdArray m, long k = 1, object? axes = null) => NdArray.Array(m.Tensor.Rot90(k, axes is null ? [0, 1] : Many(axes, m.Rank)));

    public static object? Pad(NdArray array, NdArray padWidth, string mode = "constant", NdArray? constantValues = null)
    {
        if (mode != "constant")
        {
            throw Raise.ValueError($"mode '{mode}' is not supported");
        }

        long[] widths = padWidth.Tensor.To(DType.Int64).Expand(array.Rank, 2).ToInt64s();
        long[] sizes = [.. array.Shape.ToArray().Select((size, i) => size + widths[2 * i] + widths[(2 * i) + 1])];
        Tensor padded = Torch.Full(sizes, constantValues is null ? 0L : constantValues.Tensor.Item(), array.DType), inner = padded;
        for (int i = 0; i < array.Rank; i++)
        {
            inner = inner.Narrow(i, widths[2 * i], array.Shape[i]);
        }

        inner.Copy_(array.Tensor);
        return NdArray.Array(padded);
    }

    private static NdArray Concatenate(object? arrays, object? axis, bool isPlain, object? dtype)
    {
        NdArray[] parts = Items(arrays);
        return parts.Length == 0 ? throw Raise.ValueError("need at least one array to concatenate")
            : Array.Exists(parts, static part => part.Rank == 0) ? throw Raise.ValueError("zero-dimensional arrays cannot be concatenated")
            : Join(parts, Axes.One(isPlain ? 0L : axis, parts[0].Rank), DataTypes.ReadOptional(dtype));
    }

    private static NdArray Join(NdArray[] parts, int axis, DType? dtype)
    {
        for (int i = 1; i < parts.Length; i++)
        {
            if (parts[i].Rank != parts[0].Rank)
            {
                throw Raise.ValueError(
                    $"all the input arrays must have same number of dimensions, but the array at index 0 has {parts[0].Rank} dimension(s) and the array at index {i} has {parts[i].Rank} dimension(s)");
            }

            for (int dimension = 0; dimension < parts[0].Rank; dimension++)
            {
                if (dimension != axis && parts[i].Shape[dimension] != parts[0].Shape[dimension])
                {
                    throw Raise.ValueError(
                        "all the input array dimensions except for the concatenation axis must match exactly, but along dimension "
                        + $"{dimension}, the array at index 0 has size {parts[0].Shape[dimension]} and the array at index {i} has size {parts[i].Shape[dimension]}");
                }
            }
        }

        DType of = dtype ?? parts.Select(static part => part.DType).Aggregate(ArrayPromotion.Promote);
        return parts.Length > 0 ? NdArray.Array(Torch.Cat([.. parts.Select(part => part.Tensor.To(of))], axis)) : throw Raise.ValueError("need at least one array to concatenate");
    }

    private static NdArray[] Common(object? arrays, string empty)
    {
        NdArray[] parts = Items(arrays);
        DType of = parts.Length > 0 ? parts.Select(static part => part.DType).Aggregate(ArrayPromotion.Promote) : throw Raise.ValueError(empty);
        return [.. parts.Select(part => NdArray.Array(part.Tensor.To(of)))];
    }

    private static NdArray[] Items(object? arrays) => [.. Iteration.Over(arrays).Select(static item => ArrayReader.Read(item))];

    private static long[] Many(object? axes, int rank) => [.. Axes.Several(axes ?? 0L, rank).Select(static i => (long)i)];

    private static Tensor Reversed(Tensor tensor) => tensor.Permute([.. Enumerable.Range(0, tensor.Rank).Reverse().Select(static i => (long)i)]);
}
