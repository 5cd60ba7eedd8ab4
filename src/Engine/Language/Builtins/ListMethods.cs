using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>The methods of lists.</summary>
[MethodsOf("list")]
internal static class ListMethods
{
    [Named("__init__")]
    public static void Initialize(ListValue self, [Positional] object? iterable = null)
    {
        if (iterable is not null && !self.Class.IsNative)
        {
            self.Items.Clear();
            self.Items.AddRange(Iteration.ToList(iterable));
        }
    }

    public static void Append(ListValue self, object? value) => self.Items.Add(value);

    public static void Extend(ListValue self, object? iterable) => self.Items.AddRange(Iteration.ToList(iterable));

    public static void Insert(ListValue self, long index, object? value) =>
        self.Items.Insert((int)Math.Clamp(index < 0 ? index + self.Count : index, 0, self.Count), value);

    public static void Remove(ListValue self, object? value)
    {
        int at = self.Items.FindIndex(item => Compare.ItemsEqual(item, value));
        self.Items.RemoveAt(at >= 0 ? at : throw Raise.ValueError("list.remove(x): x not in list"));
    }

    public static object? Pop(ListValue self, long index = -1)
    {
        long at = index < 0 ? index + self.Count : index;
        if (self.Count == 0 || at < 0 || at >= self.Count)
        {
            throw Raise.IndexError(self.Count == 0 ? "pop from empty list" : "pop index out of range");
        }

        object? value = self.Items[(int)at];
        self.Items.RemoveAt((int)at);
        return value;
    }

    public static void Clear(ListValue self) => self.Items.Clear();

    public static object? Copy(ListValue self) => new ListValue([.. self.Items]);

    public static void Reverse(ListValue self) => self.Items.Reverse();

    public static long Count(SequenceValue self, object? value) => self.Count(item => Compare.ItemsEqual(item, value));

    public static long Index(SequenceValue self, object? value, long start = 0, long stop = long.MaxValue)
    {
        for (int i = (int)Math.Max(start < 0 ? start + self.Count : start, 0); i < Math.Min(stop < 0 ? stop + self.Count : stop, self.Count); i++)
        {
            Interpreter.Current.Step();
            if (Compare.ItemsEqual(self[i], value))
            {
                return i;
            }
        }

        throw self is TupleValue ? Raise.ValueError("tuple.index(x): x not in tuple") : Raise.ValueError($"{Text.Repr(value)} is not in list");
    }

    public static void Sort(ListValue self, object? key = null, bool reverse = false)
    {
        Evaluation.Take(32L * self.Count);

        // As in Python the list is empty while it is sorted, and must be so still at the end.
        object?[] values = [.. self.Items];
        self.Items.Clear();
        (object? Key, object? Value)[] items;
        try
        {
            items = Array.ConvertAll(values, item => (key is null ? item : Interpreter.Call(key, item), item));
            Sort(items, reverse);
            values = Array.ConvertAll(items, static item => item.Value);
            if (self.Items.Count > 0)
            {
                throw Raise.ValueError("list modified during sort");
            }
        }
        finally
        {
            self.Items.Clear();
            self.Items.AddRange(values);
        }
    }

    private static void Sort((object? Key, object? Value)[] items, bool reverse)
    {
        if (reverse)
        {
            // Equal elements keep their order, also from the greatest to the least.
            Array.Reverse(items);
        }

        Merge(items, new (object?, object?)[items.Length], 0, items.Length);
        if (reverse)
        {
            Array.Reverse(items);
        }
    }

    // Stable, and whatever order the comparisons of a program's own class make up, it ends.
    private static void Merge((object? Key, object? Value)[] items, (object? Key, object? Value)[] buffer, int start, int end)
    {
        if (end - start < 2)
        {
            return;
        }

        int middle = (start + end) / 2;
        Merge(items, buffer, start, middle);
        Merge(items, buffer, middle, end);
        Array.Copy(items, start, buffer, start, end - start);
        for (int left = start, right = middle, at = start; at < end; at++)
        {
            Interpreter.Current.Step();
            items[at] = right < end && (left == middle || Compare.Less(buffer[right].Key, buffer[left].Key)) ? buffer[right++] : buffer[left++];
        }
    }

    [Named("__len__")]
    public static long Length(ListValue self) => self.Count;

    [Named("__getitem__")]
    public static object? Get(ListValue self, object? index) => Subscripts.Get(new ListValue(self.Items), index);

    [Named("__setitem__")]
    public static void Set(ListValue self, object? index, object? value) => Subscripts.Set(new ListValue(self.Items), index, value);

    [Named("__contains__")]
    public static bool Contains(ListValue self, object? value) => Compare.Contains(new ListValue(self.Items), value);

    [Named("__iter__")]
    public static object? Iter(ListValue self) => new IteratorValue(self.GetEnumerator(), Types.ListIterator);
}

/// <summary>The methods of tuples.</summary>
[MethodsOf("tuple")]
internal static class TupleMethods
{
    public static long Count(TupleValue self, object? value) => ListMethods.Count(self, value);

    public static long Index(TupleValue self, object? value, long start = 0, long stop = long.MaxValue) => ListMethods.Index(self, value, start, stop);
}

/// <summary>The methods of <c>torch.Size</c>.</summary>
[MethodsOf("Size")]
internal static class SizeMethods
{
    public static object? Numel(TupleValue self) => self.Items.Aggregate((object?)1L, static (product, size) => Arithmetic.Apply("*", product, size));
}

/// <summary>The methods of ranges.</summary>
[MethodsOf("range")]
internal static class RangeMethods
{
    public static long Index(RangeValue self, object? value) => self.Contains(value) ? ((long)value! - self.Start) / self.Step : throw Raise.ValueError($"{Text.Repr(value)} is not in range");

    public static long Count(RangeValue self, object? value) => self.Contains(value) ? 1 : 0;
}

/// <summary>The methods of generators.</summary>
[MethodsOf("generator")]
internal static class GeneratorMethods
{
    public static object? Send(IteratorValue self, object? value) => Of(self).Send(value);

    public static void Close(IteratorValue self) => (self as GeneratorValue)?.Close();

    public static object? Throw(IteratorValue self, object? type, object? value = null, object? traceback = null) => Of(self).Throw(new PythonError(
        (value ?? type) as Instance ?? ((type as ClassValue)?.Call(value is null ? CallArguments.None : CallArguments.Of(value)) as Instance)
            ?? throw Raise.TypeError("exceptions must be classes or instances deriving from BaseException")));

    private static GeneratorValue Of(IteratorValue self) => self as GeneratorValue ?? throw Raise.TypeError("a generator expression takes no value");
}

/// <summary>What every iterator has.</summary>
[MethodsOf("iterator")]
internal static class IteratorMethods
{
    [Named("__next__")]
    public static object? Next(IteratorValue self) => Functions.Next(self);

    [Named("__iter__")]
    public static object? Iter(IteratorValue self) => self;
}
