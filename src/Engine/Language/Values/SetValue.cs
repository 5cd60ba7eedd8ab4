using GradService.Language.Runtime;

namespace GradService.Language.Values;

/// <summary>A set, or a frozenset; its elements have the order that CPython gives them.</summary>
internal sealed class SetValue(ClassValue? type = null) : ObjectValue
{
    private SetTable table = new();

    public SetValue(IEnumerable<object?> items)
        : this()
    {
        foreach (object? item in items)
        {
            Add(item);
        }
    }

    public override ClassValue Class => type ?? Types.Set;

    public int Count => table.Count;

    public IEnumerable<object?> Items => table.Keys.Select(KeyComparer.Unwrap);

    public bool Add(object? item) => table.Add(KeyComparer.Wrap(item));

    public bool Remove(object? item) => table.Remove(KeyComparer.Wrap(item));

    public bool Contains(object? item) => table.Contains(KeyComparer.Wrap(item));

    public object? Pop() => KeyComparer.Unwrap(table.Pop());

    public void Clear() => table.Clear();

    /// <summary>A set of the same kind with the same elements.</summary>
    public SetValue Copy()
    {
        var copy = new SetValue(type);
        copy.table.Merge(table);
        return copy;
    }

    /// <summary>Adds the items of anything that has some.</summary>
    public void Update(object? items)
    {
        switch (items)
        {
            case SetValue other:
                table.Merge(other.table);
                return;
            case DictValue dict:
                table.Reserve(dict.Count);
                break;
            default:
                break;
        }

        foreach (object? item in Iteration.Over(items))
        {
            Interpreter.Current.Step();
            Add(item);
        }
    }

    /// <summary>The elements that another set, or anything that has items, has too.</summary>
    public SetValue Intersect(object? items) => items switch
    {
        SetValue other when ReferenceEquals(other, this) => Copy(),
        SetValue other when other.Count > Count => Where(Items, other.Contains),
        _ => Where(Iteration.Over(items), Contains),
    };

    /// <summary>The elements that another set, or anything that has items, does not have.</summary>
    public SetValue Except(object? items)
    {
        switch (items)
        {
            case SetValue other when Count >> 2 <= other.Count:
                return Where(Items, item => !other.Contains(item));
            case DictValue dict when Count >> 2 <= dict.Count:
                return Where(Items, item => !dict.Contains(item));
            default:
                SetValue rest = Copy();
                rest.Subtract(items);
                return rest;
        }
    }

    /// <summary>Removes the elements of another set, or of anything that has items.</summary>
    public void Subtract(object? items)
    {
        if (ReferenceEquals(items, this))
        {
            Clear();
            return;
        }

        foreach (object? item in items is SetValue other && other.Count >> 3 > Count ? Intersect(other).Items : Iteration.Over(items))
        {
            Interpreter.Current.Step();
            Remove(item);
        }

        table.Tidy();
    }

    /// <summary>Removes the elements that another set has too, and adds its others.</summary>
    public void Toggle(SetValue other)
    {
        if (ReferenceEquals(other, this))
        {
            Clear();
            return;
        }

        foreach (object? item in other.Items)
        {
            if (!Remove(item))
            {
                Add(item);
            }
        }
    }

    /// <summary>Takes the elements of a set that nobody else has for its own.</summary>
    public void Become(SetValue other) => table = other.table;

    public override bool Equals(object? obj) => Compare.AreEqual(this, obj);

    public override int GetHashCode() => Compare.HashOf(this);

    private SetValue Where(IEnumerable<object?> items, Func<object?, bool> isTaken)
    {
        var chosen = new SetValue(type);
        foreach (object? item in items)
        {
            Interpreter.Current.Step();
            if (isTaken(item))
            {
                chosen.Add(item);
            }
        }

        return chosen;
    }
}
