using System.Numerics;
using GradService.Language.Runtime;

namespace GradService.Language.Values;

/// <summary><c>...</c> and <c>NotImplemented</c>.</summary>
internal sealed class Singleton(string name) : ObjectValue
{
    public static readonly Singleton Ellipsis = new("Ellipsis"), NotImplemented = new("NotImplemented");

    public string Name { get; } = name;

    public override ClassValue Class => Types.EllipsisType;
}

/// <summary>A range of integers.</summary>
internal sealed class RangeValue(long start, long stop, long step) : ObjectValue
{
    public override ClassValue Class => Types.Range;

    public long Start { get; } = start;

    public long Stop { get; } = stop;

    public long Step { get; } = step;

    public long Count
    {
        get
        {
            // The distance may be wider than a long.
            Int128 distance = Step > 0 ? (Int128)Stop - Start : (Int128)Start - Stop, width = Int128.Abs(Step);
            return distance <= 0 ? 0 : (long)Int128.Min((distance + width - 1) / width, long.MaxValue);
        }
    }

    public long At(long index) => Start + (index * Step);

    public bool Contains(object? value) =>
        value is long integer && (Step > 0 ? integer >= Start && integer < Stop : integer <= Start && integer > Stop) && (integer - Start) % Step == 0;

    public override bool Equals(object? obj) =>
        obj is RangeValue other && Count == other.Count && (Count == 0 || (Start == other.Start && (Count == 1 || Step == other.Step)));

    public override int GetHashCode() => HashCode.Combine(Count, Start, Step);
}

/// <summary>What <c>a:b:c</c> stands for between brackets.</summary>
internal sealed class SliceValue(object? start, object? stop, object? step) : ObjectValue
{
    public override ClassValue Class => Types.Slice;

    public object? Start { get; } = start;

    public object? Stop { get; } = stop;

    public object? Step { get; } = step;

    /// <summary>The first index, the step, and how many there are, for a sequence of some length.</summary>
    public (int Start, int Step, int Count) Of(int length)
    {
        long step = Bound(Step) ?? 1;
        if (step == 0)
        {
            throw Raise.ValueError("slice step cannot be zero");
        }

        long low = step > 0 ? 0 : -1, high = step > 0 ? length : length - 1;
        long start = Clip(Bound(Start), step > 0 ? low : high), stop = Clip(Bound(Stop), step > 0 ? high : low);
        long distance = step > 0 ? stop - start : start - stop;

        // A step past the end of anything is as good as the end itself.
        step = Math.Clamp(step, -(length + 1L), length + 1L);
        return ((int)start, (int)step, distance <= 0 ? 0 : (int)((distance + Math.Abs(step) - 1) / Math.Abs(step)));

        long Clip(long? value, long natural) => value is not { } given ? natural : Math.Clamp(given < 0 ? given + length : given, low, high);
    }

    private static long? Bound(object? value) => value switch
    {
        null => null,
        BigInteger big => big.Sign > 0 ? int.MaxValue : int.MinValue,
        _ when Numbers.TryIndex(value, out long index) => Math.Clamp(index, int.MinValue, int.MaxValue),
        _ => throw Raise.TypeError("slice indices must be integers or None or have an __index__ method"),
    };
}

/// <summary>An iterator: what <c>iter()</c>, <c>map</c>, <c>zip</c> and generator expressions give.</summary>
internal class IteratorValue(IEnumerator<object?> items, ClassValue? type = null) : ObjectValue
{
    public override ClassValue Class => type ?? Types.Iterator;

    public virtual bool MoveNext(out object? value)
    {
        Interpreter.CheckStack();
        bool more = items.MoveNext();
        value = more ? items.Current : null;
        return more;
    }
}

/// <summary>A property of a class.</summary>
internal sealed class PropertyValue(object? getter, object? setter = null, object? deleter = null) : ObjectValue
{
    public override ClassValue Class => Types.Property;

    public object? Getter { get; } = getter;

    public object? Setter { get; } = setter;

    public object? Deleter { get; } = deleter;
}

/// <summary>A function that gets no object, or the class, for its first argument.</summary>
internal sealed class StaticValue(object? function, bool takesClass) : ObjectValue
{
    public override ClassValue Class => TakesClass ? Types.ClassMethod : Types.StaticMethod;

    public object? Function { get; } = function;

    public bool TakesClass { get; } = takesClass;
}

/// <summary>What <c>super()</c> gives: the attributes of an object from the classes behind one.</summary>
internal sealed class SuperValue(ClassValue after, object? self) : ObjectValue
{
    public override ClassValue Class => Types.Super;

    public ClassValue After { get; } = after;

    public object? Self { get; } = self;
}
