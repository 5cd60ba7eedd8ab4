using GradService.Language.Builtins;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>What stands between the brackets behind a tensor.</summary>
internal static class TensorSubscripts
{
    public static TensorIndex[] Read(object? index) => index switch
    {
        TupleValue tuple => [.. tuple.Items.Select(Entry)],
        ListValue list when list.Items.Exists(static item => item is SliceValue or null or Singleton) => [.. list.Items.Select(Entry)],
        _ => [Entry(index)],
    };

    private static TensorIndex Entry(object? entry)
    {
        switch (entry)
        {
            case null:
                return TensorIndex.NewAxis;
            case bool flag:
                return flag;
            case long integer:
                return integer;
            case Singleton singleton when ReferenceEquals(singleton, Singleton.Ellipsis):
                return TensorIndex.Ellipsis;
            case SliceValue slice:
                long step = Bound(slice.Step) ?? 1;
                return step > 0 ? TensorIndex.Slice(Bound(slice.Start), Bound(slice.Stop), step) : throw Raise.ValueError("step must be greater than zero");
            case Tensor tensor:
                return tensor;
            case string:
                throw Raise.TypeError("new(): invalid data type 'str'");
            case RangeValue range:
                return TensorConstructor.Value(new ListValue([.. Iteration.Over(range)]), DType.Int64);
            case SequenceValue sequence:
                return TensorConstructor.Value(sequence, null);
            default:
                return Numbers.TryIndex(entry, out long index) ? index
                    : throw Raise.IndexError(
                        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got " + Types.NameOf(entry) + ")");
        }
    }

    private static long? Bound(object? value) => value is null ? null
        : Numbers.TryIndex(value, out long index) ? index
        : throw Raise.TypeError("slice indices must be integers or None or have an __index__ method");
}
