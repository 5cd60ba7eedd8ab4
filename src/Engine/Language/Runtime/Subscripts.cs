using GradService.Language.Builtins;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary><c>value[index]</c></summary>
internal static class Subscripts
{
    public static object? Get(object? value, object? index)
    {
        switch (value)
        {
            case ObjectValue { Class.IsNative: false } custom when custom.Class.TryFind("__getitem__", out object? method) && method is Function:
                return Interpreter.Call(method, custom, index);
            case ListValue list:
                return index is SliceValue slice ? new ListValue(Sliced(list.Items, slice)) : list.Items[At(index, list.Count, "list")];
            case TupleValue tuple:
                return index is SliceValue part
                    ? new TupleValue([.. Sliced(tuple.Items, part)], ReferenceEquals(tuple.Class, Types.Size) ? Types.Size : null)
                    : tuple.Items[At(index, tuple.Count, "tuple")];
            case string wide when CodePoints.Split(wide) is { } letters:
                return index is SliceValue some ? string.Concat(Sliced(letters, some)) : letters[At(index, letters.Count, "string")];
            case string text:
                return index is SliceValue cut ? string.Concat(Sliced(text.ToCharArray(), cut)) : text[At(index, text.Length, "string")].ToString();
            case DictValue dict:
                return dict.TryGet(index, out object? found) ? found
                    : dict.Class.TryFind("__missing__", out object? missing) ? Interpreter.Call(missing, dict, index)
                    : throw Raise.KeyError(index);
            case RangeValue range:
                return index is SliceValue within ? Sliced(range, within) : range.At(AtLong(index, range.Count, "range object"));
            case Tensor tensor:
                TensorIndex[] entries = TensorSubscripts.Read(index);
                Tensor shown = tensor.GetItem(entries);
                Interpreter.Current.Trace?.AddIndexed("getitem", tensor, entries, null, shown);
                return shown;
            case ClassValue type:
                // Annotations such as list[int] and Tuple[int, ...] mean nothing here.
                return type;
            default:
                throw Raise.TypeError($"'{Types.NameOf(value)}' object is not subscriptable");
        }
    }

    public static void Set(object? target, object? index, object? value)
    {
        switch (target)
        {
            case ObjectValue { Class.IsNative: false } custom when custom.Class.TryFind("__setitem__", out object? method) && method is Function:
                Interpreter.Call(method, custom, index, value);
                break;
            case ListValue list when index is SliceValue slice:
                Replace(list, slice, Iteration.ToList(value));
                break;
            case ListValue list:
                list.Items[At(index, list.Count, "list assignment")] = value;
                break;
            case DictValue dict:
                dict[index] = value;
                break;
            case Tensor tensor:
                TensorIndex[] entries = TensorSubscripts.Read(index);
                Tensor written = TensorConstructor.Value(value, tensor.DType);
                tensor.SetItem_(entries, written);
                Interpreter.Current.Trace?.AddIndexed("setitem_", tensor, entries, written, tensor);
                break;
            default:
                throw Raise.TypeError($"'{Types.NameOf(target)}' object does not support item assignment");
        }
    }

    public static void Delete(object? target, object? index)
    {
        switch (target)
        {
            case ObjectValue { Class.IsNative: false } custom when custom.Class.TryFind("__delitem__", out object? method) && method is Function:
                Interpreter.Call(method, custom, index);
                break;
            case ListValue list when index is SliceValue slice:
                var (start, step, count) = slice.Of(list.Count);
                foreach (int at in Enumerable.Range(0, count).Select(i => start + (i * step)).OrderDescending().ToList())
                {
                    list.Items.RemoveAt(at);
                }

                break;
            case ListValue list:
                list.Items.RemoveAt(At(index, list.Count, "list assignment"));
                break;
            case DictValue dict:
                _ = dict.Remove(index, out _) ? true : throw Raise.KeyError(index);
                break;
            default:
                throw Raise.TypeError($"'{Types.NameOf(target)}' object doesn't support item deletion");
        }
    }

    private static List<object?> Sliced<T>(IReadOnlyList<T> items, SliceValue slice)
    {
        var (start, step, count) = slice.Of(items.Count);
        Evaluation.Take(16L * count);
        var part = new List<object?>(count);
        for (int i = 0; i < count; i++)
        {
            part.Add(items[start + (i * step)]);
        }

        return part;
    }

    private static RangeValue Sliced(RangeValue range, SliceValue slice)
    {
        var (start, step, count) = slice.Of((int)Math.Min(range.Count, int.MaxValue));
        long first = range.At(start), stride = range.Step * step;
        return new RangeValue(first, first + (stride * count), stride);
    }

    private static void Replace(ListValue list, SliceValue slice, List<object?> values)
    {
        var (start, step, count) = slice.Of(list.Count);
        if (step == 1)
        {
            list.Items.RemoveRange(start, count);
            list.Items.InsertRange(start, values);
            return;
        }

        if (values.Count != count)
        {
            throw Raise.ValueError($"attempt to assign sequence of size {values.Count} to extended slice of size {count}");
        }

        for (int i = 0; i < count; i++)
        {
            list.Items[start + (i * step)] = values[i];
        }
    }

    private static int At(object? index, int count, string what) => (int)AtLong(index, count, what);

    private static long AtLong(object? index, long count, string what)
    {
        if (!Numbers.TryIndex(index, out long at))
        {
            string type = what.Split(' ')[0];
            throw index is Tensor ? Raise.TypeError("only integer tensors of a single element can be converted to an index") : index is System.Numerics.BigInteger ? Raise.IndexError("cannot fit 'int' into an index-sized integer")
                : Raise.TypeError($"{type} indices must be integers{(type == "string" ? $", not '{Types.NameOf(index)}'" : $" or slices, not {Types.NameOf(index)}")}");
        }

        at = at < 0 ? at + count : at;
        return at >= 0 && at < count ? at : throw Raise.IndexError($"{what} index out of range");
    }
}
