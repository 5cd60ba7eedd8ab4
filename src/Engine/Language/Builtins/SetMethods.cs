using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Builtins;

/// <summary>The methods of sets.</summary>
[MethodsOf("set")]
internal static class SetMethods
{
    public static void Add(SetValue self, object? item) => self.Add(item);

    public static void Remove(SetValue self, object? item) => _ = self.Remove(item) ? true : throw Raise.KeyError(item);

    public static void Discard(SetValue self, object? item) => self.Remove(item);

    public static object? Pop(SetValue self) => self.Count > 0 ? self.Pop() : throw Raise.KeyError("pop from an empty set");

    public static void Clear(SetValue self) => self.Clear();

    public static object? Copy(SetValue self) => self.Copy();

    public static void Update(SetValue self, params object?[] others)
    {
        foreach (object? other in others)
        {
            self.Update(other);
        }
    }

    public static void IntersectionUpdate(SetValue self, params object?[] others) => self.Become(others.Length == 0 ? self.Copy() : (SetValue)Intersection(self, others)!);

    public static void DifferenceUpdate(SetValue self, params object?[] others)
    {
        foreach (object? other in others)
        {
            self.Subtract(other);
        }
    }

    public static void SymmetricDifferenceUpdate(SetValue self, object? other) => self.Toggle(SetOf(other));

    public static object? Union(SetValue self, params object?[] others)
    {
        SetValue union = self.Copy();
        Update(union, [.. others.Where(other => !ReferenceEquals(other, self))]);
        return union;
    }

    public static object? Intersection(SetValue self, params object?[] others) =>
        others.Length == 0 ? self.Copy() : others.Aggregate(self, static (kept, other) => kept.Intersect(other));

    public static object? Difference(SetValue self, params object?[] others)
    {
        SetValue rest = others.Length == 0 ? self.Copy() : self.Except(others[0]);
        DifferenceUpdate(rest, [.. others.Skip(1)]);
        return rest;
    }

    public static object? SymmetricDifference(SetValue self, object? other)
    {
        SetValue toggled = SetOf(other).Copy();
        toggled.Toggle(self);
        return toggled;
    }

    public static bool Issubset(SetValue self, object? other) => SetOf(other) is var set && self.Items.All(set.Contains);

    public static bool Issuperset(SetValue self, object? other) => Iteration.ToList(other).TrueForAll(self.Contains);

    public static bool Isdisjoint(SetValue self, object? other) => !Iteration.ToList(other).Exists(self.Contains);

    private static SetValue SetOf(object? items)
    {
        if (items is SetValue given)
        {
            return given;
        }

        var set = new SetValue();
        set.Update(items);
        return set;
    }
}

/// <summary>The methods of frozen sets.</summary>
[MethodsOf("frozenset")]
internal static class FrozenSetMethods
{
    public static object? Copy(SetValue self) => self;

    public static object? Union(SetValue self, params object?[] others) => SetMethods.Union(self, others);

    public static object? Intersection(SetValue self, params object?[] others) => SetMethods.Intersection(self, others);

    public static object? Difference(SetValue self, params object?[] others) => SetMethods.Difference(self, others);

    public static object? SymmetricDifference(SetValue self, object? other) => SetMethods.SymmetricDifference(self, other);

    public static bool Issubset(SetValue self, object? other) => SetMethods.Issubset(self, other);

    public static bool Issuperset(SetValue self, object? other) => SetMethods.Issuperset(self, other);

    public static bool Isdisjoint(SetValue self, object? other) => SetMethods.Isdisjoint(self, other);
}
