using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Syntax;

/// <summary><c>*items</c> within a list, a tuple, a set, a call or a target.</summary>
internal sealed class Starred(Expression value, Place place) : Expression(place)
{
    public Expression Value { get; } = value;

    public override string Description => "starred";

    public override object? Evaluate(Frame frame) => throw Place.Error("can't use starred expression here");

    /// <summary>The values of some expressions, with those of starred ones in their place.</summary>
    public static object?[] EvaluateAll(IReadOnlyList<Expression> items, Frame frame)
    {
        var values = new object?[items.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (items[i] is Starred)
            {
                return Spread(items, frame, values.AsSpan(0, i));
            }

            values[i] = items[i].Evaluate(frame);
        }

        return values;
    }

    private static object?[] Spread(IReadOnlyList<Expression> items, Frame frame, ReadOnlySpan<object?> begun)
    {
        List<object?> values = [.. begun];
        for (int i = begun.Length; i < items.Count; i++)
        {
            if (items[i] is Starred starred)
            {
                object? many = starred.Value.Evaluate(frame);
                frame.Place = starred.Place;
                values.AddRange(Iteration.ToList(many, $"Value after * must be an iterable, not {Types.NameOf(many)}"));
            }
            else
            {
                values.Add(items[i].Evaluate(frame));
            }
        }

        return [.. values];
    }
}

/// <summary>What a list and a tuple share as targets.</summary>
internal abstract class SequenceDisplay(IReadOnlyList<Expression> items, Place place) : Target(place)
{
    public IReadOnlyList<Expression> Items { get; } = items;

    public override void Assign(Frame frame, object? value)
    {
        int star = -1;
        for (int i = 0; i < Items.Count; i++)
        {
            star = Items[i] is Starred ? i : star;
        }

        frame.Place = Place;
        List<object?> values = Values(value, star >= 0 ? int.MaxValue : Items.Count);
        int fixedCount = Items.Count - (star >= 0 ? 1 : 0);
        if (star < 0 ? values.Count > fixedCount : false)
        {
            throw Raise.ValueError($"too many values to unpack (expected {fixedCount})");
        }

        if (values.Count < fixedCount)
        {
            throw Raise.ValueError($"not enough values to unpack (expected {(star >= 0 ? "at least " : string.Empty)}{fixedCount}, got {values.Count})");
        }

        int extra = values.Count - fixedCount;
        for (int i = 0, at = 0; i < Items.Count; i++)
        {
            if (i == star)
            {
                ((Target)((Starred)Items[i]).Value).Assign(frame, new ListValue(values.GetRange(at, extra)));
                at += extra;
            }
            else
            {
                ((Target)Items[i]).Assign(frame, values[at++]);
            }
        }
    }

    public override void Delete(Frame frame)
    {
        foreach (Expression item in Items)
        {
            ((Target)item).Delete(frame);
        }
    }

    // One more than fits is enough to know that it does not.
    private static List<object?> Values(object? value, int expected)
    {
        var values = new List<object?>();
        foreach (object? item in Iteration.Over(value, $"cannot unpack non-iterable {Types.NameOf(value)} object"))
        {
            Interpreter.Current.Step();
            values.Add(item);
            if (values.Count > expected)
            {
                break;
            }
        }

        return values;
    }
}

/// <summary><c>[a, b]</c></summary>
internal sealed class ListDisplay(IReadOnlyList<Expression> items, Place place) : SequenceDisplay(items, place)
{
    public override string Description => "list";

    public override object? Evaluate(Frame frame) => new ListValue([.. Starred.EvaluateAll(Items, frame)]);
}

/// <summary><c>a, b</c></summary>
internal sealed class TupleDisplay(IReadOnlyList<Expression> items, Place place) : SequenceDisplay(items, place)
{
    public override string Description => "tuple";

    public override object? Evaluate(Frame frame) => Items.Count == 0 ? TupleValue.Empty : new TupleValue(Starred.EvaluateAll(Items, frame));
}

/// <summary><c>{a, b}</c></summary>
internal sealed class SetDisplay(IReadOnlyList<Expression> items, Place place) : Expression(place)
{
    public override string Description => "set display";

    // CPython keeps three or more constants as a frozenset, built twice, and copies that: its elements may lie in another order.
    private readonly bool isConstant = items.Count > 2 && items.All(IsConstant);

    public override object? Evaluate(Frame frame)
    {
        var set = new SetValue(Starred.EvaluateAll(items, frame));
        return isConstant ? new SetValue(set.Items).Copy() : set;
    }

    private static bool IsConstant(Expression item) => item switch
    {
        Constant => true,
        Unary unary => IsConstant(unary.Operand),
        Binary binary => IsConstant(binary.Left) && IsConstant(binary.Right),
        TupleDisplay tuple => tuple.Items.All(IsConstant),
        _ => false,
    };
}

/// <summary><c>{a: b, **c}</c>; a pair without a key spreads its value.</summary>
internal sealed class DictDisplay(IReadOnlyList<(Expression? Key, Expression Value)> pairs, Place place) : Expression(place)
{
    public override string Description => "dict literal";

    public override object? Evaluate(Frame frame)
    {
        var dict = new DictValue();
        foreach (var (key, value) in pairs)
        {
            if (key is null)
            {
                frame.Place = value.Place;
                foreach (var (name, item) in Mapping.PairsOf(value.Evaluate(frame)))
                {
                    dict[name] = item;
                }
            }
            else
            {
                object? name = key.Evaluate(frame), item = value.Evaluate(frame);
                frame.Place = Place;
                dict[name] = item;
            }
        }

        return dict;
    }
}

/// <summary>What takes part in <c>**</c>.</summary>
internal static class Mapping
{
    public static IEnumerable<KeyValuePair<object?, object?>> PairsOf(object? value)
    {
        if (value is DictValue dict)
        {
            return dict.Pairs.ToList();
        }

        if (value is Instance instance && instance.Class.TryFind("keys", out object? keys))
        {
            return Iteration.ToList(Interpreter.Call(keys, instance)).ConvertAll(key => KeyValuePair.Create(key, Subscripts.Get(instance, key)));
        }

        throw Raise.TypeError($"'{Types.NameOf(value)}' object is not a mapping");
    }
}
