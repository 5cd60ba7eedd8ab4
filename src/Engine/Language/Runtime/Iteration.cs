using GradService.Language.Builtins;
using GradService.Language.Numpy;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>Going over what can be gone over.</summary>
internal static class Iteration
{
    /// <summary>The items of a value, or Python's error. The caller counts the steps.</summary>
    public static IEnumerable<object?> Over(object? value, string? error = null)
    {
        switch (value)
        {
            case SequenceValue sequence when sequence.Class.IsNative || !sequence.Class.TryFind("__iter__", out _):
                return sequence;
            case RangeValue range:
                return OverRange(range);
            case string text:
                return OverText(text);
            case DictValue dict when dict.Class.IsNative || !dict.Class.TryFind("__iter__", out _):
                return OverDict(dict, static pair => pair.Key);
            case SetValue set:
                return OverSet(set);
            case IteratorValue iterator:
                return OverIterator(iterator);
            case ViewValue view:
                return view.Items;
            case NdArray array:
                return array.Items();
            case Tensor { Rank: 0 }:
                throw Raise.TypeError("iteration over a 0-d tensor");
            case Tensor tensor:
                return Slices(tensor);
            case ObjectValue instance when instance.Class.TryFind("__iter__", out object? iter) && iter is Callable method:
                return OverObject(method.Call(CallArguments.Of(instance)));
            case Instance instance when instance.Class.TryFind("__getitem__", out object? item) && item is Callable method:
                return OverItems(instance, method);
            default:
                throw Raise.TypeError(error ?? $"'{Types.NameOf(value)}' object is not iterable");
        }
    }

    /// <summary>All items, bounded by the steps of the program.</summary>
    public static List<object?> ToList(object? value, string? error = null)
    {
        if (value is SequenceValue { Class.IsNative: true } sequence)
        {
            Evaluation.Take(16L * sequence.Count);
            return [.. sequence];
        }

        var items = new List<object?>();
        Interpreter interpreter = Interpreter.Current;
        foreach (object? item in Over(value, error))
        {
            interpreter.Step();
            items.Add(item);
        }

        return items;
    }

    /// <summary>An iterator over a value.</summary>
    public static object? Iterator(object? value) => value switch
    {
        IteratorValue => value,
        Instance instance when instance.Class.TryFind("__iter__", out object? iter) && iter is Callable method => method.Call(CallArguments.Of(instance)),
        _ => new IteratorValue(Over(value).GetEnumerator(), NameFor(value)),
    };

    /// <summary>The next item of an iterator.</summary>
    public static bool Next(object? iterator, out object? item)
    {
        switch (iterator)
        {
            case IteratorValue native:
                return native.MoveNext(out item);
            case Instance instance when instance.Class.TryFind("__next__", out object? next) && next is Callable method:
                try
                {
                    item = method.Call(CallArguments.Of(instance));
                    return true;
                }
                catch (PythonError error) when (error.Value.Class == Exceptions.Find("StopIteration"))
                {
                    item = null;
                    return false;
                }

            default:
                throw Raise.TypeError($"'{Types.NameOf(iterator)}' object is not an iterator");
        }
    }

    /// <summary>What a loop over a dict sees; a key that comes or goes meanwhile is an error.</summary>
    public static IEnumerable<object?> OverDict(DictValue dict, Func<KeyValuePair<object?, object?>, object?> select)
    {
        int version = dict.Version;
        for (int i = 0; i < dict.Count; i++)
        {
            yield return select(dict.At(i));
            if (dict.Version != version)
            {
                throw Raise.RuntimeError("dictionary changed size during iteration");
            }
        }
    }

    private static ClassValue? NameFor(object? value) => value switch
    {
        ListValue => Types.ListIterator,
        TupleValue => Types.TupleIterator,
        RangeValue => Types.RangeIterator,
        string => Types.TextIterator,
        DictValue => Types.DictIterator,
        SetValue => Types.SetIterator,
        _ => null,
    };

    private static IEnumerable<object?> OverRange(RangeValue range)
    {
        long count = range.Count;
        for (long i = 0; i < count; i++)
        {
            yield return range.At(i);
        }
    }

    private static IEnumerable<object?> OverText(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            yield return char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? text.Substring(i++, 2) : text[i].ToString();
        }
    }

    private static IEnumerable<object?> OverSet(SetValue set)
    {
        int count = set.Count;
        foreach (object? item in set.Items)
        {
            yield return item;
            if (set.Count != count)
            {
                throw Raise.RuntimeError("Set changed size during iteration");
            }
        }
    }

    private static Tensor[] Slices(Tensor tensor)
    {
        GraphTrace.ReadSize(tensor);
        Tensor[] slices = tensor.Unbind(0);
        Interpreter.Current.Trace?.Add("unbind", [tensor], [], slices);
        return slices;
    }

    private static IEnumerable<object?> OverIterator(IteratorValue iterator)
    {
        while (iterator.MoveNext(out object? item))
        {
            yield return item;
        }
    }

    private static IEnumerable<object?> OverObject(object? iterator)
    {
        if (iterator is not IteratorValue && (iterator is not Instance instance || !instance.Class.TryFind("__next__", out _)))
        {
            throw Raise.TypeError($"iter() returned non-iterator of type '{Types.NameOf(iterator)}'");
        }

        return Items(iterator);

        static IEnumerable<object?> Items(object? iterator)
        {
            while (Next(iterator, out object? item))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<object?> OverItems(Instance instance, Callable method)
    {
        for (long i = 0; ; i++)
        {
            object? item;
            try
            {
                item = method.Call(CallArguments.Of(instance, i));
            }
            catch (PythonError error) when (error.Value.Class.IsSubclassOf(Exceptions.Find("IndexError")))
            {
                yield break;
            }
            catch (GradException error) when (error.PythonType == "IndexError")
            {
                yield break;
            }

            yield return item;
        }
    }
}
