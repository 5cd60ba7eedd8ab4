using System.Collections;
using GradService.Language.Runtime;

namespace GradService.Language.Values;

/// <summary>A list or a tuple, which operators take where they take lists.</summary>
internal abstract class SequenceValue : ObjectValue, IReadOnlyList<object?>
{
    public abstract int Count { get; }

    public abstract object? this[int index] { get; }

    public abstract IEnumerator<object?> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A list.</summary>
internal sealed class ListValue(List<object?> items, ClassValue? type = null) : SequenceValue
{
    public ListValue()
        : this([])
    {
    }

    public override ClassValue Class => type ?? Types.List;

    public List<object?> Items { get; } = items;

    public override int Count => Items.Count;

    public override object? this[int index] => Items[index];

    // A loop over a list sees what is appended while it runs, as in Python.
    public override IEnumerator<object?> GetEnumerator()
    {
        for (int i = 0; i < Items.Count; i++)
        {
            yield return Items[i];
        }
    }

    public override bool Equals(object? obj) => Compare.AreEqual(this, obj);

    public override int GetHashCode() => throw Raise.TypeError("unhashable type: 'list'");
}

/// <summary>A tuple; with names for its fields where its type is a named tuple.</summary>
internal sealed class TupleValue(object?[] items, ClassValue? type = null) : SequenceValue
{
    public static TupleValue Empty { get; } = new([]);

    public override ClassValue Class => type ?? Types.Tuple;

    public object?[] Items { get; } = items;

    public override int Count => Items.Length;

    public override object? this[int index] => Items[index];

    public override IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)Items).GetEnumerator();

    public override bool Equals(object? obj) => Compare.AreEqual(this, obj);

    public override int GetHashCode() => Compare.HashOf(this);
}

/// <summary>A dict: keys in the order in which they came.</summary>
internal sealed class DictValue(ClassValue? type = null) : ObjectValue
{
    private readonly OrderedDictionary<object, object?> items = new(KeyComparer.Instance);

    public override ClassValue Class => type ?? Types.Dict;

    public int Count => items.Count;

    /// <summary>Changes whenever a key comes or goes: a loop over the dict must not see that.</summary>
    public int Version { get; private set; }

    public IEnumerable<object?> Keys => items.Keys.Select(KeyComparer.Unwrap);

    public IEnumerable<object?> Values => items.Values;

    public IEnumerable<KeyValuePair<object?, object?>> Pairs => items.Select(pair => KeyValuePair.Create(KeyComparer.Unwrap(pair.Key), pair.Value));

    public object? this[object? key]
    {
        set
        {
            int before = items.Count;
            items[KeyComparer.Wrap(key)] = value;
            Version += items.Count - before;
        }
    }

    public bool TryGet(object? key, out object? value) => items.TryGetValue(KeyComparer.Wrap(key), out value);

    public bool Contains(object? key) => items.ContainsKey(KeyComparer.Wrap(key));

    public bool Remove(object? key, out object? value)
    {
        bool found = items.Remove(KeyComparer.Wrap(key), out value);
        Version += found ? 1 : 0;
        return found;
    }

    public KeyValuePair<object?, object?> At(int index)
    {
        var pair = items.GetAt(index);
        return KeyValuePair.Create(KeyComparer.Unwrap(pair.Key), pair.Value);
    }

    public void Clear()
    {
        Version++;
        items.Clear();
    }

    /// <summary>Moves a key to the end, or to the front.</summary>
    public void Move(object? key, bool last)
    {
        if (items.Remove(KeyComparer.Wrap(key), out object? value))
        {
            items.Insert(last ? items.Count : 0, KeyComparer.Wrap(key), value);
        }
    }

    public override bool Equals(object? obj) => Compare.AreEqual(this, obj);

    public override int GetHashCode() => throw Raise.TypeError("unhashable type: 'dict'");
}

/// <summary>Python's equality and hash of keys; None stands for itself.</summary>
internal sealed class KeyComparer : IEqualityComparer<object>
{
    public static readonly KeyComparer Instance = new();

    private static readonly object NoneKey = new();

    public static object Wrap(object? key) => key ?? NoneKey;

    public static object? Unwrap(object key) => ReferenceEquals(key, NoneKey) ? null : key;

    public static bool AreEqual(object? x, object? y) => ReferenceEquals(x, y) || Compare.AreEqual(x, y);

    bool IEqualityComparer<object>.Equals(object? x, object? y) => AreEqual(x, y);

    // Nobody can make strings that collide here.
    int IEqualityComparer<object>.GetHashCode(object obj) => obj is string text ? text.GetHashCode(StringComparison.Ordinal) : Compare.HashOf(Unwrap(obj));
}
