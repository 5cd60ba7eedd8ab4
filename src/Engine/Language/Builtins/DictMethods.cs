using GradService.Language.Runtime;
using GradService.Language.Syntax;
using GradService.Language.Values;

namespace GradService.Language.Builtins;

/// <summary>The keys, the values or the pairs of a dict, as they are when they are looked at.</summary>
internal sealed class ViewValue(DictValue dict, Func<KeyValuePair<object?, object?>, object?> select, ClassValue type) : ObjectValue
{
    public override ClassValue Class => type;

    public int Count => dict.Count;

    public IEnumerable<object?> Items => Iteration.OverDict(dict, select);
}

/// <summary>The methods of dicts.</summary>
[MethodsOf("dict")]
internal static class DictMethods
{
    [Named("__init__")]
    public static void Initialize(DictValue self, [Keywords] Dictionary<string, object?> pairs, [Positional] object? other = null)
    {
        if (!self.Class.IsNative)
        {
            Update(self, other, pairs);
        }
    }

    public static object? Keys(DictValue self) => new ViewValue(self, static pair => pair.Key, Types.DictKeys);

    public static object? Values(DictValue self) => new ViewValue(self, static pair => pair.Value, Types.DictValues);

    public static object? Items(DictValue self) => new ViewValue(self, static pair => new TupleValue([pair.Key, pair.Value]), Types.DictItems);

    public static object? Get(DictValue self, object? key, object? @default = null) => self.TryGet(key, out object? value) ? value : @default;

    public static object? Setdefault(DictValue self, object? key, object? @default = null)
    {
        if (!self.TryGet(key, out object? value))
        {
            self[key] = value = @default;
        }

        return value;
    }

    public static object? Pop(DictValue self, object? key, params object?[] @default) =>
        self.Remove(key, out object? value) ? value : @default.Length > 0 ? @default[0] : throw Raise.KeyError(key);

    public static object? Popitem(DictValue self)
    {
        if (self.Count == 0)
        {
            throw Raise.KeyError("popitem(): dictionary is empty");
        }

        var last = self.At(self.Count - 1);
        self.Remove(last.Key, out _);
        return new TupleValue([last.Key, last.Value]);
    }

    public static void Clear(DictValue self) => self.Clear();

    public static object? Copy(DictValue self)
    {
        var copy = new DictValue(self.Class.IsNative ? null : self.Class) { Attributes = self.Attributes };
        Update(copy, self, []);
        return copy;
    }

    public static void Update(DictValue self, [Positional] object? other = null, [Keywords] Dictionary<string, object?>? pairs = null)
    {
        if (other is DictValue or Instance)
        {
            foreach (var (key, value) in Mapping.PairsOf(other))
            {
                self[key] = value;
            }
        }
        else if (other is not null)
        {
            int at = 0;
            foreach (object? pair in Iteration.Over(other))
            {
                List<object?> items = Iteration.ToList(pair);
                self[items.Count == 2 ? items[0] : throw Raise.ValueError($"dictionary update sequence element #{at} has length {items.Count}; 2 is required")] = items[1];
                at++;
            }
        }

        foreach (var (key, value) in pairs ?? [])
        {
            self[key] = value;
        }
    }

    [Shared]
    public static object? Fromkeys(object? iterable, object? value = null)
    {
        var dict = new DictValue();
        foreach (object? key in Iteration.ToList(iterable))
        {
            dict[key] = value;
        }

        return dict;
    }

    public static void MoveToEnd(DictValue self, object? key, bool last = true)
    {
        if (!self.Contains(key))
        {
            throw Raise.KeyError(key);
        }

        self.Move(key, last);
    }

    [Named("__len__")]
    public static long Length(DictValue self) => self.Count;

    [Named("__getitem__")]
    public static object? Item(DictValue self, object? key) => self.TryGet(key, out object? value) ? value
        : self.Class.TryFind("__missing__", out object? missing) ? Interpreter.Call(missing, self, key)
        : throw Raise.KeyError(key);

    [Named("__setitem__")]
    public static void Set(DictValue self, object? key, object? value) => self[key] = value;

    [Named("__delitem__")]
    public static void Delete(DictValue self, object? key) => _ = self.Remove(key, out _) ? true : throw Raise.KeyError(key);

    [Named("__contains__")]
    public static bool Contains(DictValue self, object? key) => self.Contains(key);

    [Named("__iter__")]
    public static object? Iter(DictValue self) => new IteratorValue(Iteration.OverDict(self, static pair => pair.Key).GetEnumerator(), Types.DictIterator);
}
