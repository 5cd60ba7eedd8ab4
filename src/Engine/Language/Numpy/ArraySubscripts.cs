using GradService.Kernels;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary><c>array[index]</c>: the engine's indexing with NumPy's errors, and with slices that go backwards.</summary>
internal sealed class ArraySubscripts
{
    private readonly NdArray array;
    private readonly TensorIndex[] index;
    private readonly bool hasEllipsis;

    // The dimensions that are gone through backwards, and what is gone through, forwards.
    private readonly List<int> backward = [];
    private readonly TensorIndex[] forward;

    private ArraySubscripts(NdArray array, object? subscript)
    {
        this.array = array;
        forward = new TensorIndex[array.Rank];
        Array.Fill(forward, TensorIndex.All);
        object?[] entries = subscript is TupleValue tuple ? tuple.Items : [subscript];
        hasEllipsis = Array.Exists(entries, static entry => ReferenceEquals(entry, Singleton.Ellipsis));
        object?[] read = [.. entries.Select(Operand)];
        int taken = read.Sum(Width);
        if (taken > array.Rank)
        {
            throw Raise.IndexError($"too many indices for array: array is {array.Rank}-dimensional, but {taken} were indexed");
        }

        var parts = new List<TensorIndex>();
        int axis = 0;
        foreach (object? entry in read)
        {
            if (ReferenceEquals(entry, Singleton.Ellipsis))
            {
                parts.AddRange(Enumerable.Repeat(TensorIndex.All, array.Rank - taken));
                axis += array.Rank - taken;
                continue;
            }

            parts.Add(Part(entry, axis));
            axis += Width(entry);
        }

        index = [.. parts];
    }

    public static NdArray Get(NdArray array, object? subscript)
    {
        if (array.IsScalar && subscript is not (TupleValue { Count: 0 } or null))
        {
            throw Raise.IndexError("invalid index to scalar variable.");
        }

        var subscripts = new ArraySubscripts(array, subscript);
        Tensor part = subscripts.Elements().GetItem(subscripts.index);
        return part.Rank == 0 && !subscripts.hasEllipsis ? NdArray.Of(part) : NdArray.Array(part, isReversed: subscripts.backward.Count > 0);
    }

    public static void Set(NdArray array, object? subscript, object? value)
    {
        if (array.IsScalar)
        {
            throw Raise.TypeError($"'{Types.NameOf(array)}' object does not support item assignment");
        }

        var subscripts = new ArraySubscripts(array, subscript);
        Tensor target = subscripts.Elements(), source = ArrayReader.Read(value, array.DType).Tensor;
        Shape shape = target.GetItem(subscripts.index).Shape;
        int extra = Math.Max(0, source.Rank - shape.Rank);
        Tensor plain = source.Shape.ToArray()[..extra].All(static size => size == 1) ? source.Reshape(source.Shape.ToArray()[extra..]) : source;
        if (!plain.Shape.BroadcastsTo(shape))
        {
            throw Raise.ValueError(shape.Rank == 0 ? "setting an array element with a sequence."
                : Array.Exists(subscripts.index, static part => part.Kind == IndexKind.Tensor)
                ? $"shape mismatch: value array of shape {ShapeText.Of(source.Shape)}  could not be broadcast to indexing result of shape {ShapeText.Of(shape)}"
                : $"could not broadcast input array from shape {ShapeText.Of(source.Shape)} into shape {ShapeText.Of(shape)}");
        }

        GraphTrace.Refuse("writes to an array");

        // What is written may be read from the same memory.
        target.SetItem_(subscripts.index, ReferenceEquals(plain.Storage, target.Storage) ? plain.Clone() : plain);
        if (subscripts.backward.Count > 0)
        {
            Elementwise.Copy(target.Flip(subscripts.Backward), array.Tensor.GetItem(subscripts.forward));
        }
    }

    private long[] Backward => [.. backward.Select(static dimension => (long)dimension)];

    private Tensor Elements() => backward.Count == 0 ? array.Tensor : array.Tensor.GetItem(forward).Flip(Backward);

    private static object? Operand(object? entry) => entry switch
    {
        null or long or bool or SliceValue or Singleton => entry,
        NdArray { Rank: 0 } scalar when scalar.DType.IsIntegral() => scalar.Item(),
        NdArray given => given,
        Tensor { Rank: 0 } tensor when tensor.DType.IsIntegral() => tensor.Item().ToInt64(),
        Tensor or SequenceValue or RangeValue => ArrayReader.Read(entry) is { Tensor.Count: 0 } empty ? NdArray.Array(empty.Tensor.Dense(DType.Int64)) : ArrayReader.Read(entry),
        _ => Numbers.TryIndex(entry, out long index) ? index : throw Wrong(),
    };

    // How many dimensions an entry takes.
    private static int Width(object? entry) => entry switch
    {
        null or bool or Singleton => 0,
        NdArray { DType: DType.Bool } mask => mask.Rank,
        _ => 1,
    };

    private static PythonError Wrong() => Raise.IndexError(
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices");

    private TensorIndex Part(object? entry, int axis)
    {
        switch (entry)
        {
            case null:
                return TensorIndex.NewAxis;
            case bool flag:
                return flag;
            case long integer:
                Check(integer, axis);
                return integer;
            case SliceValue slice:
                return Part(slice, axis);
            default:
                return Part((NdArray)entry, axis);
        }
    }

    private TensorIndex Part(SliceValue slice, int axis)
    {
        var (start, step, count) = slice.Of((int)array.Shape[axis]);
        if (step > 0)
        {
            return TensorIndex.Slice(start, start + ((long)count * step), step);
        }

        long first = start + ((count - 1L) * step);
        forward[axis] = count == 0 ? TensorIndex.Slice(0, 0) : TensorIndex.Slice(first, start + 1L, -step);
        backward.Add(axis);
        return TensorIndex.All;
    }

    private TensorIndex Part(NdArray picked, int axis)
    {
        if (picked.DType == DType.Bool)
        {
            for (int i = 0; i < picked.Rank; i++)
            {
                if (picked.Shape[i] != array.Shape[axis + i])
                {
                    throw Raise.IndexError(
                        $"boolean index did not match indexed array along dimension {axis + i}; dimension is {array.Shape[axis + i]} "
                        + $"but corresponding boolean dimension is {picked.Shape[i]}");
                }
            }

            return picked.Tensor;
        }

        if (!picked.DType.IsIntegral())
        {
            throw Raise.IndexError("arrays used as indices must be of integer (or boolean) type");
        }

        foreach (long position in picked.Tensor.ToInt64s())
        {
            Check(position, axis);
        }

        return picked.Tensor.Dense(DType.Int64);
    }

    private void Check(long position, int axis)
    {
        long size = array.Shape[axis];
        if (position < -size || position >= size)
        {
            throw Raise.IndexError($"index {position} is out of bounds for axis {axis} with size {size}");
        }
    }
}
